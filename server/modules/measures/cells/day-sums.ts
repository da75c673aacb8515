import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Addition } from './counting.ts';

/** In what ways the sums of a day are cut; a fact is in each of them once. */
export type Cut = 'place' | 'person' | 'queue' | 'channel';

interface Row {
  readonly cut: Cut;
  readonly key: string;
  readonly measure: string;
  readonly day: string;
  readonly project_id: string;
  readonly unit_id: string | null;
  count: number;
  /** Single values, to be added up exactly where numbers are. */
  readonly amounts: number[];
}

function cutsOf({ dimensions }: Addition): readonly (readonly [Cut, string])[] {
  const { personId, queueId, channel } = dimensions;
  return [
    ['place', ''],
    ['person', personId ?? ''],
    ['queue', queueId ?? ''],
    ['channel', channel],
  ];
}

function grouped(additions: readonly Addition[]): Row[] {
  const rows = new Map<string, Row>();
  for (const addition of additions) {
    const { measure, day, value, sign, dimensions } = addition;
    const { projectId, unitId } = dimensions;
    for (const [cut, key] of cutsOf(addition)) {
      const id = `${cut}|${key}|${measure}|${day}|${projectId}|${unitId}`;
      const row = rows.get(id) ?? {
        ...{ cut, key, measure, day, project_id: projectId, unit_id: unitId },
        ...{ count: 0, amounts: [] },
      };
      row.count += sign;
      row.amounts.push(sign * value);
      rows.set(id, row);
    }
  }
  return [...rows.values()];
}

/** Adds to the sums by day what is added to the cells. */
export async function addDaySums(call: Call, additions: readonly Addition[]): Promise<void> {
  if (additions.length === 0) return;
  const rows = grouped(additions);
  await sql`
    insert into measures.day_sum as held (cut, key, measure, day, project_id, unit_id, count, sum)
    select cut, key, measure, day, project_id, unit_id, count, (select sum(one.value) from unnest(given.amounts) one (value))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (cut text, key text, measure text, day date, project_id uuid, unit_id uuid, count bigint, amounts numeric[])
    order by 1, 2, 3, 4, 5, 6
    on conflict (cut, key, measure, day, project_id, unit_id) do update
      set count = held.count + excluded.count, sum = held.sum + excluded.sum`.execute(call.tx);
  if (additions.some(({ sign }) => sign < 0)) await dropEmpty(call, rows);
}

/** What everything was moved out of is as if nothing had ever been counted there. */
async function dropEmpty(call: Call, rows: readonly Row[]): Promise<void> {
  await sql`
    delete from measures.day_sum held using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (cut text, key text, measure text, day date)
    where held.cut = given.cut and held.key = given.key and held.measure = given.measure and held.day = given.day
      and held.count = 0`.execute(call.tx);
}
