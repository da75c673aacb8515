import type { WaveChange, WaveScale } from '@tongli/contracts/outreach';
import { studentCritical, studentTwoSided, wilson } from '@tongli/spc';
import type { Sums } from '../survey/figures.ts';

/** Two-sided. */
export interface Difference {
  readonly value: number;
  /** Null where all on both sides answered alike: their spread is not known to be nought. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly pValue: number;
}

interface Share {
  readonly part: number;
  readonly whole: number;
}

interface Moments {
  readonly answers: number;
  readonly sum: number;
  readonly squares: number;
}

const level = 0.05;
const fewest = 10;
const normal = Number.POSITIVE_INFINITY;
const z95 = studentCritical(level, normal);

const over = (difference: number, error: number) => (difference === 0 ? 0 : difference / error);

/**
 * Second share less the first: score test with the pooled share; interval of the two Wilson intervals (R. G. Newcombe, Statist. Med. 17,
 * 1998, 873–890, method 10), which keeps within ±1 and has a width where a share is 0 or 1.
 */
export function shareDifference(first: Share, second: Share): Difference {
  const [p1, p2] = [first.part / first.whole, second.part / second.whole];
  const [a, b] = [wilson(first.part, first.whole, z95), wilson(second.part, second.whole, z95)];
  const pooled = (first.part + second.part) / (first.whole + second.whole);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.whole + 1 / second.whole));
  const value = p2 - p1;
  return {
    value,
    lower: value - Math.hypot(p2 - b.lower, a.upper - p1),
    upper: value + Math.hypot(b.upper - p2, p1 - a.lower),
    pValue: studentTwoSided(over(value, error), normal),
  };
}

function momentsOf({ answers, sum, squares }: Moments) {
  const mean = sum / answers;
  return { mean, error: Math.max(0, (squares - answers * mean ** 2) / (answers - 1)) / answers };
}

/** Second mean less the first, by Welch's t from counts, sums and sums of squares. */
export function meanDifference(first: Moments, second: Moments): Difference {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  const value = b.mean - a.mean;
  const variance = a.error + b.error;
  const freedom =
    variance === 0
      ? first.answers + second.answers - 2
      : variance ** 2 / (a.error ** 2 / (first.answers - 1) + b.error ** 2 / (second.answers - 1));
  const reach = studentCritical(level, freedom) * Math.sqrt(variance);
  const interval = variance === 0 ? { lower: null, upper: null } : { lower: value - reach, upper: value + reach };
  return {
    ...{ value, ...interval },
    pValue: studentTwoSided(over(value, Math.sqrt(variance)), freedom),
  };
}

const scales = ['csat', 'nps', 'ces'] as const;

const npsMoments = ({ nps, promoters, detractors }: Sums): Moments => ({
  ...{ answers: nps, sum: 100 * (promoters - detractors), squares: 10_000 * (promoters + detractors) },
});
const cesMoments = ({ ces, cesSum, cesSquares }: Sums): Moments => ({ answers: ces, sum: cesSum, squares: cesSquares });

function differenceOf(scale: WaveScale, before: Sums, after: Sums): Difference {
  if (scale === 'nps') return meanDifference(npsMoments(before), npsMoments(after));
  if (scale === 'ces') return meanDifference(cesMoments(before), cesMoments(after));
  return shareDifference({ part: before.satisfied, whole: before.csat }, { part: after.satisfied, whole: after.csat });
}

/** Each p-value as if all were asked at once: Holm, Scand. J. Statist. 6, 1979. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 0;
  for (const [rank, at] of order.entries()) {
    least = Math.max(least, Math.min(1, (pValues[at] ?? 1) * (pValues.length - rank)));
    adjusted[at] = least;
  }
  return adjusted;
}

const untold = (scale: WaveScale, verdict: 'asked-differently' | 'too-few'): WaveChange => ({
  ...{ scale, verdict, difference: null, pValue: null },
});

function verdictOf(difference: Difference, pValue: number): WaveChange['verdict'] {
  if (pValue > level) return 'not-shown';
  return difference.value > 0 ? 'higher' : 'lower';
}

/**
 * A wave against the one before, scale by scale; a scale that neither asked is left out. `alike` tells whether its question was worded the
 * same wherever it was answered.
 */
export function compareWaves(before: Sums, after: Sums, alike: (scale: WaveScale) => boolean): WaveChange[] {
  const asked = scales.filter((scale) => before[scale] + after[scale] > 0);
  const enough = (scale: WaveScale) => alike(scale) && Math.min(before[scale], after[scale]) >= fewest;
  const tested = asked.filter(enough).map((scale) => ({ scale, difference: differenceOf(scale, before, after) }));
  const pValues = holm(tested.map(({ difference }) => difference.pValue));
  return asked.map((scale) => {
    const at = tested.findIndex((one) => one.scale === scale);
    const [found, pValue] = [tested[at], pValues[at]];
    if (!found || pValue === undefined) return untold(scale, alike(scale) ? 'too-few' : 'asked-differently');
    const { pValue: _alone, ...difference } = found.difference;
    return { scale, verdict: verdictOf(found.difference, pValue), difference, pValue };
  });
}
