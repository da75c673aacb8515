import { randomUUID } from 'node:crypto';
import { beginSetUp, isInhabited, readSetUp, renewSetUpSecret, type SetUpState } from '../modules/access/index.ts';
import { addTerms } from '../modules/complaints/index.ts';
import { addCalendar } from '../modules/org/index.ts';
import { laySuppliedProcesses, publishProcess } from '../modules/requests/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { StartRefusal } from '../platform/embedded/refusal.ts';
import type { Floor } from '../platform/floor.ts';
import { inSystemCall } from '../platform/system-call.ts';
import { complaintProcess, firstTerms, serviceCalendar, serviceCalendarName } from './defaults.ts';

/** What every page needs before there is anybody to look at it. Who it is for is asked on the set-up page. */
async function begin(call: Call): Promise<void> {
  await beginSetUp(call);
  await addCalendar(call, {
    id: randomUUID(),
    code: complaintProcess.calendar,
    name: serviceCalendarName,
    definition: serviceCalendar(call.now.getUTCFullYear()),
  });
  mustSucceed(await publishProcess(call, complaintProcess, 0));
  await laySuppliedProcesses(call);
  await addTerms(call, firstTerms, true);
}

/** Begins an installation without the sample centre, unless it has begun already. */
export async function beginEmpty(floor: Floor): Promise<void> {
  await inSystemCall(floor, 'set-up', async (call) => {
    if ((await readSetUp(call)) !== 'none') return;
    if (await isInhabited(call))
      throw new StartRefusal(
        'This installation holds the sample centre, so it cannot begin empty.',
        'Choose another folder with TONGLI_DATA (or another database), or start without --empty.',
      );
    await begin(call);
  });
}

export const setUpState = (floor: Floor): Promise<SetUpState> => inSystemCall(floor, 'start', readSetUp);

/** What an installation that began empty says when it serves; each start makes a new link until one was used. */
export async function tellSetUp(floor: Floor, state: SetUpState, address: string): Promise<string> {
  if (state === 'done') return 'This installation began empty and is set up: the sample centre is not loaded.';
  const secret = await inSystemCall(floor, 'set-up', renewSetUpSecret);
  return [
    'This installation began empty and waits for its first administrator.',
    `Set up 初次设置 (once, within 24 hours 限用一次，24 小时内有效): ${address}/setup#${secret}`,
  ].join('\n');
}
