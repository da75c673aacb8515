import { sigmaZOf } from './counts.ts';
import { standardisedCounts, total } from './dispersion.ts';
import { studentCritical, studentTwoSided } from './distributions.ts';
import { meanMovingRange } from './fit.ts';
import type { CountPoint } from './types.ts';

/** Two samples compared, the second against the first. */
export type Comparison = {
  readonly method: 'welch-t' | 'proportion-difference' | 'rate-ratio';
  /** Two-sided. */
  readonly pValue: number;
  /** 95 % interval of second − first, or of second / first; an upper end of `null` is unbounded. */
  readonly interval: { readonly scale: 'difference' | 'ratio'; readonly lower: number; readonly upper: number | null };
  /** Of the test statistic; infinite for the normal distribution. */
  readonly degreesOfFreedom: number;
  /** Standard error of second − first when there is no difference. */
  readonly standardError: number;
  /** Spread of the counts over that which their sizes explain, never below 1; 1 for individual values. */
  readonly dispersion: number;
};

const significance = 0.05;

/** Welch's t for means with unequal variances, degrees of freedom after Satterthwaite. Each sample holds 2 values or more. */
export function compareMeans(first: readonly number[], second: readonly number[]): Comparison {
  const a = momentsOf(first);
  const b = momentsOf(second);
  const standardError = Math.sqrt(a.variance + b.variance);
  const difference = b.mean - a.mean;
  const degreesOfFreedom =
    standardError === 0
      ? first.length + second.length - 2
      : standardError ** 4 / (a.variance ** 2 / (first.length - 1) + b.variance ** 2 / (second.length - 1));
  const reach = studentCritical(significance, degreesOfFreedom) * standardError;
  return {
    method: 'welch-t',
    pValue: studentTwoSided(ratioOf(difference, standardError), degreesOfFreedom),
    interval: { scale: 'difference', lower: difference - reach, upper: difference + reach },
    degreesOfFreedom,
    standardError,
    dispersion: 1,
  };
}

/** Mean, and the variance of that mean. */
function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) / values.length };
}

/** Difference of two proportions: score test with the pooled proportion, Wald interval; both widened by the dispersion. */
export function compareProportions(first: readonly CountPoint[], second: readonly CountPoint[]): Comparison {
  const { dispersion, degreesOfFreedom } = pooledDispersion(first, second, true);
  const [n1, n2] = [total(first, 'size'), total(second, 'size')];
  const [p1, p2] = [total(first, 'count') / n1, total(second, 'count') / n2];
  const pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
  const standardError = dispersion * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const wald = dispersion * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const reach = studentCritical(significance, degreesOfFreedom) * wald;
  return {
    method: 'proportion-difference',
    pValue: studentTwoSided(ratioOf(p2 - p1, standardError), degreesOfFreedom),
    interval: { scale: 'difference', lower: Math.max(-1, p2 - p1 - reach), upper: Math.min(1, p2 - p1 + reach) },
    degreesOfFreedom,
    standardError,
    dispersion,
  };
}

/**
 * Ratio of two rates. Given their sum, the second count is binomial with share T₂/(T₁+T₂) when the rates are equal: score test,
 * and Wilson's interval of the share turned into one of the ratio; both widened by the dispersion.
 */
export function compareRates(first: readonly CountPoint[], second: readonly CountPoint[]): Comparison {
  const { dispersion, degreesOfFreedom } = pooledDispersion(first, second, false);
  const [x1, x2] = [total(first, 'count'), total(second, 'count')];
  const [t1, t2] = [total(first, 'size'), total(second, 'size')];
  const events = x1 + x2;
  const expected = t2 / (t1 + t2);
  const deviation = dispersion * Math.sqrt(events * expected * (1 - expected));
  const reach = dispersion * studentCritical(significance, degreesOfFreedom);
  const share = wilson(x2, events, reach);
  const ratioAt = (part: number): number => (part / (1 - part)) * (t1 / t2);
  return {
    method: 'rate-ratio',
    pValue: studentTwoSided(ratioOf(x2 - events * expected, deviation), degreesOfFreedom),
    interval: { scale: 'ratio', lower: ratioAt(share.lower), upper: share.upper < 1 ? ratioAt(share.upper) : null },
    degreesOfFreedom,
    standardError: dispersion * Math.sqrt((events / (t1 + t2)) * (1 / t1 + 1 / t2)),
    dispersion,
  };
}

/** E. B. Wilson, J. Am. Stat. Assoc. 22, 1927; no trials leave everything open. */
export function wilson(
  hits: number,
  trials: number,
  reach: number,
): { readonly lower: number; readonly upper: number } {
  if (trials === 0) return { lower: 0, upper: 1 };
  const share = hits / trials;
  const square = reach ** 2 / trials;
  const centre = (share + square / 2) / (1 + square);
  const half = Math.sqrt(share * (1 - share) * square + square ** 2 / 4) / (1 + square);
  return { lower: hits === 0 ? 0 : centre - half, upper: hits === trials ? 1 : centre + half };
}

/**
 * Laney's sigmaZ from neighbours within each sample, about its own rate, never below 1. Above 1 it is an estimate, and t replaces
 * the normal distribution: a mean of k moving ranges is worth 0.605·k degrees of freedom (Cryer and Ryan, J. Quality Technology 22, 1990).
 */
function pooledDispersion(
  first: readonly CountPoint[],
  second: readonly CountPoint[],
  binomial: boolean,
): { readonly dispersion: number; readonly degreesOfFreedom: number } {
  const samples = [first, second].map((points) => standardisedCounts(points, binomial));
  const ranges = samples.reduce((sum, z) => sum + z.length - 1, 0);
  const mean = samples.reduce((sum, z) => sum + meanMovingRange(z) * (z.length - 1), 0) / ranges;
  const sigmaZ = sigmaZOf([0, mean]);
  if (!(sigmaZ > 1)) return { dispersion: 1, degreesOfFreedom: Number.POSITIVE_INFINITY };
  return { dispersion: sigmaZ, degreesOfFreedom: 0.605 * ranges };
}

/** Nothing over nothing is no difference; something over nothing is beyond doubt. */
function ratioOf(difference: number, deviation: number): number {
  if (difference === 0) return 0;
  return difference / deviation;
}

/** The true difference that would be found with probability `power`. */
export function detectableDifference({ standardError, degreesOfFreedom }: Comparison, power: number): number {
  const found = studentCritical(significance, degreesOfFreedom) + studentCritical(2 * (1 - power), degreesOfFreedom);
  return found * standardError;
}
