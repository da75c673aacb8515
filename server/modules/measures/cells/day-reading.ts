import type { BreakdownBy } from '@tongli/contracts/measures';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Measure } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';
import { inBranch } from './branches.ts';
import type { Cut } from './day-sums.ts';
import type { Sums } from './figure.ts';
import { type PersonAsked, readSlices } from './reading.ts';

const within = (call: Call, { projectId, unitId }: PersonAsked) => sql<boolean>`(
  ${inScope(call, { project: sql.ref('held.project_id'), unit: sql.ref('held.unit_id') })}
  ${projectId ? sql`and held.project_id = ${projectId}::uuid` : sql``}
  ${unitId ? sql`and ${inBranch(sql.ref('held.unit_id'), unitId)}` : sql``})`;

/** Whether somebody reaches all of what is asked for, also what belongs to no unit. */
const reachesAll = ({ scope }: Call, projectId: string | null | undefined): boolean =>
  projectId
    ? scope.some((reach) => reach.unitIds === null && (reach.projectId ?? projectId) === projectId)
    : scope.every((reach) => reach.unitIds === null);

/** In which rows a place or a person is read: a project that is reached whole has one a day. */
export function wholeOf(call: Call, { projectId, unitId, personId }: PersonAsked): { cut: Cut; key: string } {
  if (personId) return { cut: 'person', key: personId };
  return { cut: !unitId && reachesAll(call, projectId) ? 'project' : 'place', key: '' };
}

/** Of a place or a person, or all keys of a cut. */
const sums = (call: Call, place: PersonAsked, measures: readonly Measure[], { from, to }: Range, of?: Cut) => {
  const { cut, key } = wholeOf(call, place);
  const whole = sql`held.cut = ${cut} and held.key = ${key}`;
  return sql`
    from measures.day_sum held where ${of === undefined ? whole : sql`held.cut = ${of}`}
      and held.measure = any(${[...measures]}::text[]) and held.day between ${from}::date and ${to}::date and ${within(call, place)}`;
};

function byKey(rows: readonly { key: string; measure: Measure; sum: number }[]): ReadonlyMap<string, Sums> {
  const found = new Map<string, Map<string, number>>();
  for (const { key, measure, sum } of rows)
    found.set(key, (found.get(key) ?? new Map<string, number>()).set(measure, sum));
  return found;
}

/** Sums by business date; dates with nothing are left out. */
export async function readSumsByDay(call: Call, place: PersonAsked, measures: readonly Measure[], range: Range) {
  const { rows } = await sql<{ key: string; measure: Measure; sum: number }>`
    select held.day::text as key, held.measure, sum(held.sum) as sum ${sums(call, place, measures, range)} group by held.day, 2`.execute(
    call.tx,
  );
  return byKey(rows);
}

/** What a break-down can be read from: sums of a cut, if it has one; else null, and it is read from the cells. */
function keyedBy(place: PersonAsked, by: BreakdownBy): { readonly key: RawBuilder<string>; readonly cut?: Cut } | null {
  if (by === 'unit') {
    const key = sql<string>`coalesce(held.unit_id::text, '')`;
    return place.personId ? { key } : { key, cut: 'place' };
  }
  if (by !== 'person' && by !== 'queue' && by !== 'channel') return null;
  return place.personId ? null : { key: sql`held.key`, cut: by };
}

export async function readBreakdown(
  call: Call,
  place: PersonAsked,
  measures: readonly Measure[],
  range: Range,
  by: BreakdownBy,
): Promise<ReadonlyMap<string, Sums>> {
  const keyed = keyedBy(place, by);
  if (keyed === null) return byKey(await readSlices(call, place, measures, range, by));
  const { rows } = await sql<{ key: string; measure: Measure; sum: number }>`
    select ${keyed.key} as key, held.measure, sum(held.sum) as sum ${sums(call, place, measures, range, keyed.cut)} group by 1, 2`.execute(
    call.tx,
  );
  return byKey(rows);
}

/** Since which business date each of these is counted, in a project or anywhere; what has no source yet is missing. */
export async function readTold(
  call: Call,
  measures: readonly Measure[],
  projectId: string | null,
): Promise<ReadonlyMap<Measure, string>> {
  const { rows } = await sql<{ measure: Measure; since: string | null }>`
    select measure, (
      select min(held.day)::text from measures.day_sum held where held.cut = 'project' and held.key = '' and held.measure = asked.measure
        ${projectId ? sql`and held.project_id = ${projectId}::uuid` : sql``}) as since
    from unnest(${[...measures]}::text[]) asked (measure)`.execute(call.tx);
  return new Map(rows.flatMap(({ measure, since }) => (since === null ? [] : [[measure, since] as const])));
}
