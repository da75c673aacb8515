import type { ParetoBar } from '@tongli/contracts/improvement';
import { sql } from 'kysely';
import type { CauseSlice } from '../modules/improvement/index.ts';
import type { Call } from '../platform/call.ts';

/** Bars that a reader still takes in; what is left shares one. */
export const mostBars = 12;

/** Stands for all causes after the twelve most frequent; no term has this code. */
export const restOfCauses = '*';

export interface CauseCount {
  readonly cause: string;
  readonly cases: number;
}

/**
 * Complaints lodged from `from` to `to` in a slice, by cause: the twelve most frequent causes, then the other causes
 * together (`*`), then the complaints without a cause (`''`), so that shares add up to 1 and the unexplained part shows. Rows
 * of an import that is not complete do not count. No complaints: no bars.
 */
export async function readComplaintCauses(call: Call, slice: CauseSlice): Promise<ParetoBar[]> {
  const { rows } = await sql<CauseCount>`
    select cause, count(*) as cases
    from complaints.complaint
    where project_id = ${slice.projectId}
      and lodged_on between ${slice.from} and ${slice.to}
      and (${slice.product} = '' or product = ${slice.product})
      and (${slice.area} = '' or area = ${slice.area})
      and (import_id is null or import_id not in (select id from complaints.ledger_import where not shown))
    group by cause`.execute(call.tx);
  return paretoOf(rows);
}

export function paretoOf(counts: readonly CauseCount[]): ParetoBar[] {
  const named = counts
    .filter(({ cause }) => cause !== '')
    .sort((a, b) => b.cases - a.cases || (a.cause < b.cause ? -1 : 1));
  const rest = { cause: restOfCauses, cases: sumOf(named.slice(mostBars)) };
  const unexplained = { cause: '', cases: sumOf(counts.filter(({ cause }) => cause === '')) };
  const total = sumOf(counts);
  let counted = 0;
  return [...named.slice(0, mostBars), rest, unexplained]
    .filter(({ cases }) => cases > 0)
    .map(({ cause, cases }) => {
      counted += cases;
      return { cause, cases, share: cases / total, cumulative: counted / total };
    });
}

const sumOf = (counts: readonly CauseCount[]): number => counts.reduce((sum, { cases }) => sum + cases, 0);
