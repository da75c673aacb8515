import type { ChartSignal } from '@tongli/contracts/measures';

export type Run = Pick<ChartSignal, 'rule' | 'side' | 'from' | 'to'>;

/** Two sightings of one run: the same rule on the same side, at overlapping dates. A run grows, and limits shift with it. */
const sameRun = (a: Run, b: Run) => a.rule === b.rule && a.side === b.side && a.from <= b.to && b.from <= a.to;

/** Of the runs known so far the one that this is: the one that starts alike, or else the earliest that it overlaps. */
export function knownRun<Known extends Run>(known: readonly Known[], seen: Run): Known | undefined {
  const same = known.filter((run) => sameRun(run, seen));
  return same.find(({ from }) => from === seen.from) ?? same.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}
