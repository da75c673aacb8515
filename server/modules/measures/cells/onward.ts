import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Measure } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';
import { branchesOf, inBranch } from './branches.ts';
import type { PlaceAsked } from './reading.ts';

/** Where a place goes on: the branches below it, and the people of the unit itself. */
export interface Onward {
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
}

const firstOf = (
  call: Call,
  { projectId }: PlaceAsked,
  measures: readonly Measure[],
  { from, to }: Range,
  of: RawBuilder<unknown>,
) => sql`
  select from measures.day_sum held where ${of} and held.measure = any(${[...measures]}::text[])
    and held.day between ${from}::date and ${to}::date
    and ${inScope(call, { project: sql.ref('held.project_id'), unit: sql.ref('held.unit_id') })}
    ${projectId ? sql`and held.project_id = ${projectId}::uuid` : sql``} limit 1`;

/** The units of which anything was counted, null among them: from each to the next, without the days between. */
async function unitsOf(call: Call, place: PlaceAsked, measures: readonly Measure[], range: Range) {
  const counted = (unit: RawBuilder<unknown>) =>
    sql`exists (${firstOf(call, place, measures, range, sql`held.cut = 'place' and held.key = '' and ${unit}`)})`;
  const { rows } = await sql<{ id: string | null }>`
    with recursive unit as (
      select min(unit_id::text)::uuid as id from (
        select unit_id from measures.day_sum where cut = 'place' order by unit_id limit 1) first
      union all
      select (select held.unit_id from measures.day_sum held where held.cut = 'place' and held.unit_id > unit.id
        order by held.unit_id limit 1) from unit where unit.id is not null)
    select id from unit where id is not null ${place.unitId ? sql`and ${inBranch(sql.ref('id'), place.unitId)}` : sql``}
      and ${counted(sql`held.unit_id = unit.id`)}
    ${place.unitId ? sql`` : sql`union all select null where ${counted(sql`held.unit_id is null`)}`}`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** Each is looked up by name: all that the unit counted is many times more than the first of everybody. */
async function peopleIn(call: Call, unitId: string, place: PlaceAsked, measures: readonly Measure[], range: Range) {
  const own = sql`held.cut = 'person' and held.key = member.id::text and held.unit_id = ${unitId}::uuid`;
  const { rows } = await sql<{ id: string }>`
    select member.id from (
      select distinct slice.person_id as id from measures.slice slice
      where slice.unit_id = ${unitId}::uuid and slice.person_id is not null) member
    cross join lateral (${firstOf(call, place, measures, range, own)}) counted`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** As far as anything was counted; nothing is added up. */
export async function readOnward(
  call: Call,
  place: PlaceAsked,
  measures: readonly Measure[],
  range: Range,
): Promise<Onward> {
  const { within, branches } = await branchesOf(call, place, await unitsOf(call, place, measures, range));
  const isDirect = branches.has(null) && within !== null;
  return {
    unitIds: [...branches.keys()].flatMap((unit) => unit ?? []),
    personIds: isDirect ? await peopleIn(call, within, place, measures, range) : [],
  };
}
