import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { listed } from '../store.ts';
import { type Amount, addAmount, noAmount, textOf } from './amount.ts';
import type { DaySum } from './gathering.ts';

/** In what ways the sums of a day are cut; a fact is in each of them once. That of a project knows no unit. */
export type Cut = 'project' | 'place' | 'person' | 'queue' | 'channel';

interface Row {
  readonly cut: Cut;
  readonly key: string;
  readonly measure: string;
  readonly day: string;
  readonly projectId: string;
  readonly unitId: string | null;
  count: number;
  readonly amount: Amount;
}

function cutsOf({ dimensions }: DaySum): readonly (readonly [Cut, string, string | null])[] {
  const { unitId, personId, queueId, channel } = dimensions;
  return [
    ['project', '', null],
    ['place', '', unitId],
    ['person', personId ?? '', unitId],
    ['queue', queueId ?? '', unitId],
    ['channel', channel, unitId],
  ];
}

function grouped(sums: readonly DaySum[]): Row[] {
  const rows = new Map<string, Row>();
  for (const sum of sums) {
    const { measure, day, dimensions, count, amount } = sum;
    const { projectId } = dimensions;
    for (const [cut, key, unitId] of cutsOf(sum)) {
      const id = `${cut}|${key}|${measure}|${day}|${projectId}|${unitId}`;
      let row = rows.get(id);
      if (row === undefined) {
        row = { cut, key, measure, day, projectId, unitId, count: 0, amount: noAmount() };
        rows.set(id, row);
      }
      row.count += count;
      addAmount(row.amount, amount);
    }
  }
  return [...rows.values()];
}

/** Adds to the sums by day what is added to the cells. */
export async function addDaySums(call: Call, sums: readonly DaySum[], isCorrecting: boolean): Promise<void> {
  if (sums.length === 0) return;
  const rows = grouped(sums);
  await sql`
    insert into measures.day_sum as held (cut, key, measure, day, project_id, unit_id, count, sum)
    select * from unnest(${listed(rows.map(({ cut }) => cut))}::text[], ${rows.map(({ key }) => key)}::text[],
      ${listed(rows.map(({ measure }) => measure))}::text[], ${listed(rows.map(({ day }) => day))}::date[],
      ${listed(rows.map(({ projectId }) => projectId))}::uuid[], ${listed(rows.map(({ unitId }) => unitId))}::uuid[],
      ${listed(rows.map(({ count }) => count))}::bigint[], ${listed(rows.map(({ amount }) => textOf(amount)))}::numeric[])
      as given (cut, key, measure, day, project_id, unit_id, count, sum)
    order by 1, 2, 3, 4, 5, 6
    on conflict (cut, key, measure, day, project_id, unit_id) do update
      set count = held.count + excluded.count, sum = held.sum + excluded.sum`.execute(call.tx);
  if (isCorrecting) await dropEmpty(call, rows);
}

/** What everything was moved out of is as if nothing had ever been counted there. */
async function dropEmpty(call: Call, rows: readonly Row[]): Promise<void> {
  await sql`
    delete from measures.day_sum held
    using unnest(${listed(rows.map(({ cut }) => cut))}::text[], ${rows.map(({ key }) => key)}::text[],
      ${listed(rows.map(({ measure }) => measure))}::text[], ${listed(rows.map(({ day }) => day))}::date[]) as given (cut, key, measure, day)
    where held.cut = given.cut and held.key = given.key and held.measure = given.measure and held.day = given.day
      and held.count = 0`.execute(call.tx);
}
