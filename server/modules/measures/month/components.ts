import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Cut } from '../cells/day-sums.ts';
import { daysIn } from '../target/costs.ts';

/** Parts as rows of measure, unit, person and sum. */
export type Parts = RawBuilder<unknown>;

export interface MonthOf {
  readonly projectId: string;
  readonly month: string;
}

export const firstDay = (month: string) => sql`${`${month}-01`}::date`;

/** As they are counted now. Where no person is asked for, places alone hold the same in fewer rows. */
export function countedParts({ projectId, month }: MonthOf, cut: Extract<Cut, 'place' | 'person'>): Parts {
  return sql`
    select held.measure, held.unit_id, nullif(held.key, '')::uuid as person_id, sum(held.sum) as sum
    from measures.day_sum held
    where held.cut = ${cut} and held.day between ${firstDay(month)} and ${daysIn(month).at(-1)}::date
      and held.project_id = ${projectId}::uuid
    group by 1, 2, 3`;
}

/** As they were when the month was locked. */
export const keptParts = ({ projectId, month }: MonthOf): Parts => sql`
  select measure, unit_id, person_id, sum from measures.month_sum
  where project_id = ${projectId}::uuid and month = ${firstDay(month)}`;

/** What was put right in it. */
const corrections = ({ projectId, month }: MonthOf): Parts => sql`
  select measure, unit_id, person_id, delta as sum from measures.month_correction
  where project_id = ${projectId}::uuid and booked_month = ${firstDay(month)}`;

const corrected = (parts: Parts, of: MonthOf) => sql`(${parts} union all ${corrections(of)})`;

export interface At {
  readonly unitId: string | null;
  readonly personId: string | null;
}

/** Sums at one place with what was put right in the month. */
export async function sumsAt(call: Call, of: MonthOf, parts: Parts, { unitId, personId }: At) {
  const { rows } = await sql<{ measure: string; sum: number }>`
    select part.measure, sum(part.sum)::float8 as sum from ${corrected(parts, of)} part
    where ${inScope(call, { project: sql`${of.projectId}::uuid`, unit: sql.ref('part.unit_id') })}
      ${personId ? sql`and part.person_id = ${personId}::uuid` : sql``}
      ${unitId && !personId ? sql`and part.unit_id in (select branch.unit_id from platform.unit_branch branch where branch.within_id = ${unitId}::uuid)` : sql``}
    group by 1`.execute(call.tx);
  return new Map(rows.map(({ measure, sum }) => [measure, sum]));
}

export interface PlaceSums extends At {
  readonly sums: ReadonlyMap<string, number>;
}

/** Sums of all places at once: the whole, every unit with its branch, every person with the unit they were counted in most. */
export async function sumsEverywhere(call: Call, of: MonthOf, parts: Parts): Promise<PlaceSums[]> {
  const { rows } = await sql<At & { measure: string; sum: number }>`
    with part as materialized (select * from ${corrected(parts, of)} part)
    select null::uuid as "unitId", null::uuid as "personId", part.measure, sum(part.sum)::float8 as sum from part group by 3
    union all
    select branch.within_id, null, part.measure, sum(part.sum)::float8
    from part join platform.unit_branch branch on branch.unit_id = part.unit_id group by 1, 3
    union all
    select home.unit_id, part.person_id, part.measure, sum(part.sum)::float8
    from part join (
      select person_id, mode() within group (order by unit_id) as unit_id from part where person_id is not null group by 1
    ) home on home.person_id = part.person_id group by 1, 2, 3`.execute(call.tx);
  const places = Map.groupBy(rows, ({ unitId, personId }) => `${unitId} ${personId}`);
  return [...places.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { unitId, personId } = first;
    return { unitId, personId, sums: new Map(own.map(({ measure, sum }) => [measure, sum])) };
  });
}

/** Where somebody was counted most in a month. */
export async function homeOf(call: Call, of: MonthOf, personId: string): Promise<string | null> {
  const { rows } = await sql<{ unitId: string | null }>`
    select mode() within group (order by part.unit_id) as "unitId"
    from (${countedParts(of, 'person')}) part where part.person_id = ${personId}::uuid`.execute(call.tx);
  return rows[0]?.unitId ?? null;
}

/** Units and people that anything was counted of, within reach. */
export async function placesCounted(call: Call, { projectId, month }: MonthOf) {
  const { rows } = await sql<{ unitId: string | null; personId: string | null }>`
    select distinct held.unit_id as "unitId", nullif(held.key, '')::uuid as "personId" from measures.day_sum held
    where held.cut = 'person' and held.day between ${firstDay(month)} and ${daysIn(month).at(-1)}::date
      and held.project_id = ${projectId}::uuid
      and ${inScope(call, { project: sql.ref('held.project_id'), unit: sql.ref('held.unit_id') })}
    limit 2000`.execute(call.tx);
  return {
    unitIds: [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))],
    personIds: [...new Set(rows.flatMap(({ personId }) => personId ?? []))],
  };
}

/**
 * What has come to a locked month since, part by part, less what was booked already: now − kept − booked. Booked in the month that is
 * being locked, sums over the months are those of all facts, and none that was published changes.
 */
export async function bookDifferences(call: Call, { projectId, month }: MonthOf, into: string, reason: string) {
  const { numAffectedRows } = await sql`
    insert into measures.month_correction
      (project_id, booked_month, of_month, measure, unit_id, person_id, delta, origin, reason, made_at, made_by)
    select ${projectId}::uuid, ${firstDay(into)}, ${firstDay(month)}, part.measure, part.unit_id, part.person_id, sum(part.sum), 'late',
      ${reason}, ${call.now}, ${call.actor.name}
    from (
      ${countedParts({ projectId, month }, 'person')}
      union all select measure, unit_id, person_id, -sum from (${keptParts({ projectId, month })}) kept
      union all select measure, unit_id, person_id, -delta from measures.month_correction
        where project_id = ${projectId}::uuid and of_month = ${firstDay(month)} and origin = 'late'
    ) part group by part.measure, part.unit_id, part.person_id having sum(part.sum) <> 0
    order by 4, 5, 6`.execute(call.tx);
  return Number(numAffectedRows ?? 0);
}

/** Of each locked month, the measures that are another sum by now, unit by unit. */
export async function measuresChanged(call: Call, projectId: string): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ month: string; measure: string }>`
    select distinct to_char(part.month, 'YYYY-MM') as month, part.measure from (
      select locked.month, held.measure, held.unit_id, held.sum
      from measures.month locked join measures.day_sum held on held.cut = 'place' and held.key = ''
        and held.project_id = locked.project_id and held.day >= locked.month and held.day < locked.month + interval '1 month'
      where locked.project_id = ${projectId}::uuid
      union all select month, measure, unit_id, -sum from measures.month_sum where project_id = ${projectId}::uuid
    ) part
    where ${inScope(call, { project: sql`${projectId}::uuid`, unit: sql.ref('part.unit_id') })}
    group by part.month, part.measure, part.unit_id having sum(part.sum) <> 0`.execute(call.tx);
  const found = Map.groupBy(rows, ({ month }) => month);
  return new Map([...found].map(([month, own]) => [month, [...new Set(own.map(({ measure }) => measure))]]));
}
