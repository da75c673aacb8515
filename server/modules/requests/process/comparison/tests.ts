/**
 * Two independent samples compared. Sources: E. L. Lehmann, *Nonparametrics*, 1975 (rank sum, shift and its interval); R. G. Newcombe, Statistics
 * in Medicine 17, 1998, method 10; R. A. Fisher's exact test, two-sided by the likelier tables; B. L. Welch, Biometrika 34, 1947, degrees of
 * freedom after Satterthwaite; S. Holm, Scandinavian J. Statistics 6, 1979. Two-sided 5 %, intervals 95 %.
 */
import { logGamma, studentCritical, studentTwoSided } from '@tongli/spc';

/** The first sample less the second, with its interval. */
export interface Effect {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
}

const significance = 0.05;
const z95 = studentCritical(significance, Number.POSITIVE_INFINITY);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** Variance with n − 1. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** Midranks in the joined sample, and Σ(t³ − t) over its ties. */
function ranks(values: readonly number[]): { readonly rankOf: ReadonlyMap<number, number>; readonly ties: number } {
  const sorted = ascending(values);
  const rankOf = new Map<number, number>();
  let ties = 0;
  for (let start = 0; start < sorted.length; ) {
    const value = sorted[start] ?? 0;
    let end = start;
    while (sorted[end] === value) end++;
    rankOf.set(value, (start + 1 + end) / 2);
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { rankOf, ties };
}

/** Of a larger sample so many values at even distances in its order: the shift hardly moves, and pairs stay few. */
const mostValues = 1_200;
function thinned(values: readonly number[]): readonly number[] {
  if (values.length <= mostValues) return values;
  const sorted = ascending(values);
  return Array.from(
    { length: mostValues },
    (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / mostValues)] ?? 0,
  );
}

/** Wilcoxon's rank sum in its normal form with ties and continuity; the Hodges–Lehmann shift with the interval of its pairs. */
export function rankSum(first: readonly number[], second: readonly number[]): Effect {
  const [n, m] = [first.length, second.length];
  const { rankOf, ties } = ranks([...first, ...second]);
  const excess = sum(first.map((value) => rankOf.get(value) ?? 0)) - (n * (n + m + 1)) / 2;
  const deviation = Math.sqrt(((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1))));
  const z = deviation === 0 ? 0 : Math.max(0, Math.abs(excess) - 0.5) / deviation;
  const [a, b] = [thinned(first), thinned(second)];
  const pairs = Float64Array.from(a.flatMap((x) => b.map((y) => x - y))).sort();
  const half = z95 * Math.sqrt((n * m * (n + m + 1)) / 12) * (pairs.length / (n * m));
  const below = Math.max(0, Math.round(pairs.length / 2 - half) - 1);
  const at = (index: number): number => pairs[index] ?? Number.NaN;
  const last = pairs.length - 1;
  return {
    value: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    lower: at(below),
    upper: at(last - below),
    pValue: studentTwoSided(z, Number.POSITIVE_INFINITY),
  };
}

/** Hits among trials. */
export interface Count {
  readonly hits: number;
  readonly trials: number;
}

function wilson({ hits, trials }: Count): readonly [number, number] {
  const share = hits / trials;
  const centre = (2 * hits + z95 ** 2) / (2 * (trials + z95 ** 2));
  const half = (z95 * Math.sqrt(z95 ** 2 + 4 * hits * (1 - share))) / (2 * (trials + z95 ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Fisher's exact test of two shares, two-sided: all tables that are no likelier than the one at hand. */
export function fisher(first: Count, second: Count): number {
  const hits = first.hits + second.hits;
  const trials = first.trials + second.trials;
  const likelihood = (k: number): number =>
    Math.exp(logChoose(first.trials, k) + logChoose(second.trials, hits - k) - logChoose(trials, hits));
  const observed = likelihood(first.hits) * (1 + 1e-7);
  let p = 0;
  for (let k = Math.max(0, hits - second.trials); k <= Math.min(hits, first.trials); k++) {
    const one = likelihood(k);
    if (one <= observed) p += one;
  }
  return Math.min(1, p);
}

/** Difference of two shares with Newcombe's interval from Wilson's, and Fisher's p. */
export function shares(first: Count, second: Count): Effect {
  const [p1, p2] = [first.hits / first.trials, second.hits / second.trials];
  const [l1, u1] = wilson(first);
  const [l2, u2] = wilson(second);
  return {
    value: p1 - p2,
    lower: p1 - p2 - Math.hypot(p1 - l1, u2 - p2),
    upper: p1 - p2 + Math.hypot(u1 - p1, p2 - l2),
    pValue: fisher(first, second),
  };
}

interface Weighted {
  readonly sign: 1 | -1;
  readonly values: readonly number[];
}

/** A sum of means with signs, each sample with a variance of its own. Each holds two values or more. */
function contrast(samples: readonly Weighted[]): Effect {
  const value = sum(samples.map((one) => one.sign * mean(one.values)));
  const parts = samples.map(({ values }) => ({ of: variance(values) / values.length, free: values.length - 1 }));
  const whole = sum(parts.map(({ of }) => of));
  if (whole === 0) return { value, lower: value, upper: value, pValue: value === 0 ? 1 : 0 };
  const freedom = whole ** 2 / sum(parts.map(({ of, free }) => of ** 2 / free));
  const reach = studentCritical(significance, freedom) * Math.sqrt(whole);
  return {
    value,
    lower: value - reach,
    upper: value + reach,
    pValue: studentTwoSided(value / Math.sqrt(whole), freedom),
  };
}

export const welch = (first: readonly number[], second: readonly number[]): Effect =>
  contrast([
    { sign: 1, values: first },
    { sign: -1, values: second },
  ]);

export interface Spans {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Difference in differences: how the first changed, less how the second did. */
export const differenceInDifferences = (first: Spans, second: Spans): Effect =>
  contrast([
    { sign: 1, values: first.after },
    { sign: -1, values: first.before },
    { sign: -1, values: second.after },
    { sign: 1, values: second.before },
  ]);

/** Holm's adjusted p-values, in the order given; null stays null and does not count. */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const counted = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).toSorted((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let highest = 0;
  for (const [rank, { p, index }] of counted.entries()) {
    highest = Math.max(highest, Math.min(1, p * (counted.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}

const reachOfPower = (): number => z95 + studentCritical(0.4, Number.POSITIVE_INFINITY);

/** Values on each side with which a difference of means is found with a probability of 80 %, by the normal distribution. */
export const casesForMeans = (deviation: number, difference: number): number =>
  Math.ceil(2 * ((reachOfPower() * deviation) / difference) ** 2);

/** The same for shares: a difference of so much from `share` towards one half, which is the harder one to find. */
export function casesForShares(share: number, difference: number): number {
  const other = share > 0.5 ? share - difference : share + difference;
  const [p, q] = [Math.min(share, other), Math.max(share, other)];
  const pooled = (p + q) / 2;
  const found =
    z95 * Math.sqrt(2 * pooled * (1 - pooled)) + (reachOfPower() - z95) * Math.sqrt(p * (1 - p) + q * (1 - q));
  return Math.ceil((found / (q - p)) ** 2);
}
