import { addDays, localDate } from '@tongli/calendar';
import { addProjectEvidence, openLaunch, openProject } from '../modules/improvement/index.ts';
import { mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId } from './people.ts';

const dayMs = 86_400_000;
const actorOf = (username: string) => {
  const { id, name } = personNamed(username);
  return { ...system('sample'), id, name };
};

/** A project that has come to its first gate, and a new tariff that is prepared. */
export async function addSampleImprovement(floor: Floor, until: Date): Promise<void> {
  const at = new Date(until.getTime() - dayMs);
  const on = (days: number) => addDays(localDate(siteZone, until), days);
  await inTransaction(floor, actorOf('malin'), at, async (call) => {
    const opened = await openProject(call, {
      ...{ title: '账单投诉减少三成', problem: '账单类投诉常年占四分之一，多数源于增值业务扣费说明不清。' },
      ...{ indicator: 'complaints-per-day', baseline: 6, target: 4.5, dueOn: on(150), projectId },
      ...{ rootCauseId: null, plannedSavingMinor: 12_000_000, sponsorId: personNamed('luping').id },
    });
    const { id } = mustSucceed(opened);
    const note = '访谈十二位客户：看不懂账单里的增值业务，也不知道怎样退订。';
    mustSucceed(await addProjectEvidence(call, id, { requirement: 'voice', note, chart: null }));
  });
  await inTransaction(floor, actorOf('chenjing'), at, async (call) => {
    const launch = { title: '家庭宽带千兆升级', kind: 'product', product: 'broadband', projectId } as const;
    const content = '存量客户免费升级，更换光猫需上门。';
    mustSucceed(await openLaunch(call, { ...launch, content, plannedOn: on(14) }));
  });
}
