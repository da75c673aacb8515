import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Measure } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';
import type { Sums } from './figure.ts';
import type { PlaceAsked } from './reading.ts';

/** A part of a place, in which each fact counts once: a branch below it, or somebody who belongs to it directly. */
export interface PlacePart {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly sums: Sums;
}

interface Row {
  readonly unit: string | null;
  readonly key: string;
  readonly measure: string;
  readonly sum: number;
}

const read = async (
  call: Call,
  { projectId, unitId }: PlaceAsked,
  measures: readonly Measure[],
  { from, to }: Range,
  cut: RawBuilder<boolean>,
) => {
  const { rows } = await sql<Row>`
    select held.unit_id as unit, held.key, held.measure, sum(held.sum) as sum from measures.day_sum held
    where ${cut} and held.measure = any(${[...measures]}::text[]) and held.day between ${from}::date and ${to}::date
      and ${inScope(call, { project: sql.ref('held.project_id'), unit: sql.ref('held.unit_id') })}
      ${projectId ? sql`and held.project_id = ${projectId}::uuid` : sql``}
      ${unitId ? sql`and held.unit_id in (select branch.unit_id from platform.unit_branch branch where branch.within_id = ${unitId}::uuid)` : sql``}
    group by 1, 2, 3`.execute(call.tx);
  return rows;
};

/** From the top down to each of these units. */
async function linesOf(call: Call, unitIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<{ unit: string; line: string[] }>`
    select branch.unit_id as unit, array_agg(branch.within_id::text order by (
      select count(*) from platform.unit_branch above where above.unit_id = branch.within_id)) as line
    from platform.unit_branch branch where branch.unit_id = any(${[...unitIds]}::uuid[]) group by 1`.execute(call.tx);
  return new Map(rows.map(({ unit, line }) => [unit, line]));
}

/** In which branch directly below a unit (or at the top) each counted unit lies; null: in the unit itself, or in none. */
function branchesBelow(rows: readonly Row[], lines: ReadonlyMap<string, readonly string[]>, within: string | null) {
  return Map.groupBy(rows, ({ unit }) => {
    const line = unit === null ? [] : (lines.get(unit) ?? []);
    return (within === null ? line[0] : line[line.indexOf(within) + 1]) ?? null;
  });
}

const sumsOf = (rows: readonly Row[]): Sums => {
  const sums = new Map<string, number>();
  for (const { measure, sum } of rows) sums.set(measure, (sums.get(measure) ?? 0) + sum);
  return sums;
};

/**
 * What a place is made of as far as anything was counted: its branches, and beside them the people of the unit itself. Where all lies in one
 * branch of the whole, that branch is taken apart.
 */
export async function readParts(
  call: Call,
  place: PlaceAsked,
  measures: readonly Measure[],
  range: Range,
): Promise<PlacePart[]> {
  const rows = await read(call, place, measures, range, sql<boolean>`held.cut = 'place' and held.key = ''`);
  const lines = await linesOf(call, [...new Set(rows.flatMap(({ unit }) => unit ?? []))]);
  let within = place.unitId ?? null;
  let branches = branchesBelow(rows, lines, within);
  for (let only = [...branches.keys()]; only.length === 1 && only[0] && place.unitId === undefined; ) {
    within = only[0];
    branches = branchesBelow(rows, lines, within);
    only = [...branches.keys()];
  }
  const direct = branches.get(null);
  const below = [...branches].flatMap(([unitId, own]) =>
    unitId === null ? [] : [{ unitId, personId: null, sums: sumsOf(own) }],
  );
  if (!direct) return below;
  if (within === null) return [...below, { unitId: null, personId: null, sums: sumsOf(direct) }];
  return [...below, ...(await peopleOf(call, { ...place, unitId: within }, measures, range))];
}

/** Of the unit itself, not of its branch. */
async function peopleOf(call: Call, place: PlaceAsked, measures: readonly Measure[], range: Range) {
  const cut = sql<boolean>`held.cut = 'person' and held.unit_id = ${place.unitId ?? null}::uuid`;
  const rows = await read(call, place, measures, range, cut);
  return [...Map.groupBy(rows, ({ key }) => key)].map(([key, own]) => ({
    ...(key === '' ? { unitId: null, personId: null } : { unitId: place.unitId ?? null, personId: key }),
    sums: sumsOf(own),
  }));
}
