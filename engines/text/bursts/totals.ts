/** What is expected of all keys together in each interval, foreseen from the intervals before it alone. */
export type Totals = {
  /** Cases up to and including the interval. */
  readonly sums: number[];
  /** Expected cases up to and including the interval. */
  readonly expectedSums: number[];
};

export type Clock = {
  /** Intervals in a day and in a week. */
  readonly day: number;
  readonly week: number;
  /** Intervals on either side that are taken together where one hour is compared with others. */
  readonly around: number;
};

const weeksBack = 8;
const daysBack = 14;
/** Cases that the pattern of days weighs against that of weeks. */
const caution = 20;

export function noTotals(): Totals {
  return { sums: [], expectedSums: [] };
}

/** Adds an interval with its cases, and what was to be expected of it. */
export function addTotal(totals: Totals, count: number, clock: Clock): void {
  const expected = foresee(totals, clock);
  totals.sums.push((totals.sums.at(-1) ?? 0) + count);
  totals.expectedSums.push((totals.expectedSums.at(-1) ?? 0) + expected);
}

/** Sum of the intervals from `from` up to and without `to`; what lies before the first one is 0. */
export function sumBetween(sums: readonly number[], from: number, to: number): number {
  const before = (interval: number): number => (interval <= 0 ? 0 : (sums[Math.min(interval, sums.length) - 1] ?? 0));
  return to <= from ? 0 : before(to) - before(from);
}

/** The same hour on the days before, corrected by the same hour of the week in the weeks before. */
function foresee({ sums }: Totals, { day, week, around }: Clock): number {
  const at = sums.length;
  const overall = sumBetween(sums, at - weeksBack * week, at) / Math.max(1, Math.min(at, weeksBack * week));
  const hour = meanOf(sums, at, day, daysBack, around);
  const hourly = hour.length === 0 ? overall : (hour.count + overall * around) / (hour.length + around);
  const weekly = meanOf(sums, at, week, weeksBack, around);
  return hourly * ((weekly.count + caution) / (weekly.length * hourly + caution));
}

function meanOf(sums: readonly number[], at: number, step: number, times: number, around: number) {
  let [count, length] = [0, 0];
  for (let back = 1; back <= times; back++) {
    const [from, to] = [at - back * step - around, Math.min(at, at - back * step + around + 1)];
    if (from < 0) break;
    count += sumBetween(sums, from, to);
    length += to - from;
  }
  return { count, length };
}
