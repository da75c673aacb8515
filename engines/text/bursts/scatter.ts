import type { Arrivals } from './arrivals.ts';
import { sumBetween, type Totals } from './totals.ts';

/** How far counts stray from what is expected beyond chance: variance = mean + index · mean². */
export type Scatter = {
  /** Index of a key for windows of this width. Learned anew once a day. */
  readonly indexOf: (arrivals: Arrivals, width: number, now: number, inBurst: (interval: number) => boolean) => number;
};

const daysBack = 28;
const dailyDaysBack = 56;
/** What all keys say weighs as much as so many expected cases squared of the key itself. */
const caution = 20;
const firstGuess = 0.1;

type Learned = { readonly day: number; readonly above: number; readonly squares: number };

export function watchScatter(totals: Totals, day: number): Scatter {
  const learned = new Map<Arrivals, Map<number, Learned>>();
  const pool = new Map<number, { above: number; squares: number }>();
  const length = (day === 1 ? dailyDaysBack : daysBack) * day;
  return {
    indexOf: (arrivals, width, now, inBurst) => {
      const own = learned.get(arrivals) ?? new Map<number, Learned>();
      learned.set(arrivals, own);
      const all = pool.get(width) ?? { above: firstGuess * caution, squares: caution };
      pool.set(width, all);
      const before = own.get(width);
      const today = Math.floor(now / day);
      const fresh =
        before?.day === today ? before : { day: today, ...learn(totals, arrivals, width, now, length, inBurst) };
      all.above += fresh.above - (before?.above ?? 0);
      all.squares += fresh.squares - (before?.squares ?? 0);
      own.set(width, fresh);
      const pooled = Math.max(0, all.above / all.squares);
      return Math.max(0, (fresh.above + caution * pooled) / (fresh.squares + caution));
    },
  };
}

/** Σ((count − expected)² − expected) and Σ expected² over the blocks of this width before now; empty blocks are not visited. */
function learn(
  totals: Totals,
  { intervals, sums }: Arrivals,
  width: number,
  now: number,
  length: number,
  inBurst: (interval: number) => boolean,
) {
  const first = Math.max(0, Math.floor((now - length) / width));
  const last = Math.floor(now / width);
  const block = (at: number): number => sumBetween(totals.expectedSums, at * width, (at + 1) * width);
  const counts = new Map<number, number>();
  let cases = 0;
  for (let entry = intervals.length - 1; entry >= 0; entry--) {
    const interval = intervals[entry] ?? 0;
    const at = Math.floor(interval / width);
    if (at < first) break;
    if (at >= last || inBurst(interval)) continue;
    const count = (sums[entry] ?? 0) - (sums[entry - 1] ?? 0);
    counts.set(at, (counts.get(at) ?? 0) + count);
    cases += count;
  }
  const expected = sumBetween(totals.expectedSums, first * width, last * width);
  const share = expected > 0 ? cases / expected : 0;
  const squares = share * share * squaresOf(totals, width, first, last);
  let above = squares - share * expected;
  for (const [at, count] of counts) above += count * (count - 2 * share * block(at));
  return { above, squares };
}

const kept = new WeakMap<Totals, Map<string, number>>();

/** Σ of squares of what all keys together are expected to bring; the same for every key of a day. */
function squaresOf(totals: Totals, width: number, first: number, last: number): number {
  const known = kept.get(totals) ?? new Map<string, number>();
  kept.set(totals, known);
  const name = `${width} ${first} ${last}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  let sum = 0;
  for (let at = first; at < last; at++) sum += sumBetween(totals.expectedSums, at * width, (at + 1) * width) ** 2;
  if (known.size > mostKept) known.clear();
  known.set(name, sum);
  return sum;
}

const mostKept = 1000;
