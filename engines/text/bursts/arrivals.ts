/** The cases of one key in the order of their intervals, with sums over any stretch by binary search. */
export type Arrivals = {
  readonly intervals: number[];
  /** Cases up to and including the entry. */
  readonly sums: number[];
  /** Numbers of the cases by entry. */
  readonly rows: number[][];
};

export function noArrivals(): Arrivals {
  return { intervals: [], sums: [], rows: [] };
}

export function addArrivals({ intervals, sums, rows }: Arrivals, interval: number, added: readonly number[]): void {
  sums.push((sums.at(-1) ?? 0) + added.length);
  intervals.push(interval);
  rows.push([...added]);
}

/** Cases in the intervals from `from` up to and without `to`. */
export function countBetween({ intervals, sums }: Arrivals, from: number, to: number): number {
  if (to <= from) return 0;
  return sumBefore(sums, firstFrom(intervals, to)) - sumBefore(sums, firstFrom(intervals, from));
}

export function rowsBetween({ intervals, rows }: Arrivals, from: number, to: number): number[] {
  return rows.slice(firstFrom(intervals, from), firstFrom(intervals, to)).flat();
}

function sumBefore(sums: readonly number[], entry: number): number {
  return entry === 0 ? 0 : (sums[entry - 1] ?? 0);
}

function firstFrom(intervals: readonly number[], from: number): number {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
