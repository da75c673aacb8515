import type { ContactAlert, TakenAlert } from '@tongli/contracts/contacts';
import type { Call, Refusal } from '../../../platform/call.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';
import { alertsOf, type Found } from './alerting.ts';
import { findDeviations, quarterOf } from './arrivals.ts';
import { readBoard } from './board.ts';
import { readBoardNumbers } from './numbers.ts';
import * as taking from './taking.ts';

async function findAlerts(call: Call): Promise<Found[]> {
  const [board, { queues: numbers }, { settings }] = [
    await readBoard(call),
    await readBoardNumbers(call),
    await readSettings(call),
  ];
  const reasons = await tables(call).selectFrom('contacts.reason').select(['code', 'most_minutes']).execute();
  const volumes = await findDeviations(
    call,
    numbers.map(({ queueId }) => queueId),
  );
  return alertsOf({
    ...{ board, numbers, settings, volumes, quarter: quarterOf(call.now), now: call.now.getTime() },
    mostMinutes: new Map(reasons.map(({ code, most_minutes: most }) => [code, most])),
  });
}

export async function listAlerts(call: Call): Promise<{ alerts: ContactAlert[]; over: TakenAlert[]; now: string }> {
  return { ...(await taking.withTaken(call, await findAlerts(call))), now: call.now.toISOString() };
}

export const takeAlert = async (call: Call, key: string): Promise<TakenAlert | Refusal> =>
  taking.takeAlert(call, key, await findAlerts(call));
