import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { PlaceAsked } from './reading.ts';

/** Whether a row is of a unit or of a branch below it; the units are found first, so that an index can be asked for each. */
export const inBranch = (unit: Expression<unknown>, within: string): RawBuilder<boolean> =>
  sql`${unit} = any(array(select branch.unit_id from platform.unit_branch branch where branch.within_id = ${within}::uuid))`;

/** From the top down to each of these units. */
async function linesOf(call: Call, unitIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<{ unit: string; line: string[] }>`
    select branch.unit_id as unit, array_agg(branch.within_id::text order by (
      select count(*) from platform.unit_branch above where above.unit_id = branch.within_id)) as line
    from platform.unit_branch branch where branch.unit_id = any(${[...unitIds]}::uuid[]) group by 1`.execute(call.tx);
  return new Map(rows.map(({ unit, line }) => [unit, line]));
}

export interface Branches {
  /** Whose branches they are; null at the top. */
  readonly within: string | null;
  /** The units in each branch directly below; under null those of the place itself, and those that lie in none. */
  readonly branches: ReadonlyMap<string | null, readonly (string | null)[]>;
}

/** Where all lies in one branch of the whole, that branch is taken apart. */
export async function branchesOf(call: Call, place: PlaceAsked, units: readonly (string | null)[]): Promise<Branches> {
  const lines = await linesOf(call, [...new Set(units.flatMap((unit) => unit ?? []))]);
  const below = (within: string | null) =>
    Map.groupBy(units, (unit) => {
      const line = unit === null ? [] : (lines.get(unit) ?? []);
      return (within === null ? line[0] : line[line.indexOf(within) + 1]) ?? null;
    });
  let within = place.unitId ?? null;
  let branches = below(within);
  for (let only = [...branches.keys()]; only.length === 1 && only[0] && place.unitId === undefined; ) {
    within = only[0];
    branches = below(within);
    only = [...branches.keys()];
  }
  return { within, branches };
}
