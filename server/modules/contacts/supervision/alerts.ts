import type { ContactAlert } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';
import { alertsOf } from './alerting.ts';
import { readBoard } from './board.ts';
import { readBoardNumbers } from './numbers.ts';

const weeks = 8;

/** Offered from midnight until this time of the day, on the same weekday of each of the last weeks where there was anything at all. */
async function readUsual(call: Call, zone: string, queueIds: readonly string[]): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ id: string; week: number; count: number }>`
    select v.queue_id as id, w.week, count(*)::integer as count
    from generate_series(1, ${weeks}::integer) w (week)
    join contacts.visit v on v.queue_id = any(${[...queueIds]}::uuid[])
      and v.entered_at >= date_trunc('day', ${call.now}::timestamptz, ${zone}) - make_interval(days => 7 * w.week)
      and v.entered_at < ${call.now}::timestamptz - make_interval(days => 7 * w.week)
    group by 1, 2`.execute(call.tx);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ count }) => count)]));
}

export async function listAlerts(call: Call): Promise<{ alerts: ContactAlert[]; now: string }> {
  const [board, { queues: numbers }, { settings }] = [
    await readBoard(call),
    await readBoardNumbers(call),
    await readSettings(call),
  ];
  const { zone } = (await businessDay(call)).calendar;
  const reasons = await tables(call).selectFrom('contacts.reason').select(['code', 'most_minutes']).execute();
  const alerts = alertsOf({
    ...{ board, numbers, settings, now: call.now.getTime() },
    usual: await readUsual(
      call,
      zone,
      numbers.map(({ queueId }) => queueId),
    ),
    mostMinutes: new Map(reasons.map(({ code, most_minutes: most }) => [code, most])),
  });
  return { alerts, now: call.now.toISOString() };
}
