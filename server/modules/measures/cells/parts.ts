import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Measure } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';
import { branchesOf, inBranch } from './branches.ts';
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
      ${unitId ? sql`and ${inBranch(sql.ref('held.unit_id'), unitId)}` : sql``}
    group by 1, 2, 3`.execute(call.tx);
  return rows;
};

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
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  const { within, branches } = await branchesOf(call, place, [...byUnit.keys()]);
  const sumsIn = (units: readonly (string | null)[]) => sumsOf(units.flatMap((unit) => byUnit.get(unit) ?? []));
  const direct = branches.get(null);
  const below = [...branches].flatMap(([unitId, units]) =>
    unitId === null ? [] : [{ unitId, personId: null, sums: sumsIn(units) }],
  );
  if (!direct) return below;
  if (within === null) return [...below, { unitId: null, personId: null, sums: sumsIn(direct) }];
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
