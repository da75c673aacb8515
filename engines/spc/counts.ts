import { type Fit, type Model, meanMovingRange, requireFinite, standardised } from './fit.ts';
import type { ChartData, CountChartType, EqualCountPoint, Span } from './types.ts';

type Counts = Extract<ChartData, { type: CountChartType }>;

/** binomial: each unit is or is not; otherwise Poisson. scaled: counts are drawn rather than count / size. */
type Family = { readonly binomial: boolean; readonly scaled: boolean; readonly laney: boolean };

const families: { readonly [type in CountChartType]: Family } = {
  p: { binomial: true, scaled: false, laney: false },
  'p-prime': { binomial: true, scaled: false, laney: true },
  np: { binomial: true, scaled: true, laney: false },
  u: { binomial: false, scaled: false, laney: false },
  'u-prime': { binomial: false, scaled: false, laney: true },
  c: { binomial: false, scaled: false, laney: false },
};

/**
 * Counts against their sizes: centre r = Σcount / Σsize; sigma of point i = √(r(1−r)/nᵢ) for p and np, √(r/nᵢ) for u and c
 * (times nᵢ where counts are drawn). Laney p′ and u′ multiply it by sigmaZ, the moving-range sigma of the standardised points.
 * Sources: ISO 7870-2:2013; D. B. Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002.
 * Negative or non-finite counts and sizes, more counts than size in p and np, and differing sizes in c throw a RangeError.
 */
export function counts(input: Counts): Model {
  const family = families[input.type];
  const points: readonly EqualCountPoint[] = input.points;
  points.forEach((point, index) => {
    check(point, index, family.binomial);
  });
  const sizes = input.type === 'c' ? equalSizes(points) : points.map(({ size }) => size ?? 0);
  const size = (index: number): number => sizes[index] ?? 0;
  const count = (index: number): number => points[index]?.count ?? 0;
  return {
    length: points.length,
    label: (index) => points[index]?.label ?? '',
    value: (index) => drawn(count(index), size(index), family),
    size: (index) => (input.type === 'c' ? (points[index]?.size ?? 1) : size(index)),
    lowerBound: 0,
    upperBound: (index) => (family.binomial ? (family.scaled ? size(index) : 1) : Number.POSITIVE_INFINITY),
    fit: (baseline) => fitCounts(family, baseline, count, size),
  };
}

function drawn(count: number, size: number, family: Family): number | null {
  if (size === 0) return null;
  return family.scaled ? count : count / size;
}

function check({ count, size }: EqualCountPoint, index: number, binomial: boolean): void {
  requireFinite(count, `points[${index}].count`);
  if (count < 0) throw new RangeError(`points[${index}].count is ${count}: it must be 0 or more`);
  if (size === undefined) return;
  requireFinite(size, `points[${index}].size`);
  if (size < 0) throw new RangeError(`points[${index}].size is ${size}: it must be 0 or more`);
  if (binomial && count > size) {
    throw new RangeError(`points[${index}].count is ${count}: it must not exceed the size, ${size}`);
  }
  if (size === 0 && count > 0)
    throw new RangeError(`points[${index}].count is ${count}: it must be 0 where the size is 0`);
}

/** In a c chart one opportunity is the unit, whatever its measure. */
function equalSizes(points: readonly EqualCountPoint[]): number[] {
  const expected = points.find(({ size }) => size !== 0)?.size;
  return points.map(({ size }, index) => {
    if (size === 0) return 0;
    if (size === expected) return 1;
    throw new RangeError(`points[${index}].size is ${size}: a c chart needs equal sizes, ${expected} as before; use u`);
  });
}

// d2(2) with the three digits that Laney prints, so that limits agree with other tools; 0.03 % wider than with 1.128379.
const laneyD2 = 1.128;

/** The spread of standardised points from the mean distance of neighbours: 1 when the size alone explains it. */
export function sigmaZOf(standardisedPoints: Iterable<number>): number {
  return meanMovingRange(standardisedPoints) / laneyD2;
}

type At = (index: number) => number;

function fitCounts(family: Family, baseline: Span, count: At, size: At): Fit {
  let events = 0;
  let units = 0;
  let samples = 0;
  for (let index = baseline.from; index <= baseline.to; index++) {
    if (size(index) === 0) continue;
    events += count(index);
    units += size(index);
    samples++;
  }
  const rate = events / units;
  const plain = (n: number): number => Math.sqrt((family.binomial ? rate * (1 - rate) : rate) / n);
  const sigmaZ = family.laney ? sigmaZOf(standardisedRates(baseline, count, size, rate, plain)) : 1;
  const scale = (n: number): number => (family.scaled ? n : 1);
  const sigmaOf = (n: number): number => plain(n) * scale(n) * sigmaZ;
  return {
    centre: rate * scale(units / samples),
    sigma: sigmaOf(units / samples),
    ...(family.laney ? { sigmaZ } : {}),
    centreAt: (index) => rate * scale(size(index)),
    sigmaAt: (index) => sigmaOf(size(index)),
  };
}

function* standardisedRates(
  { from, to }: Span,
  count: At,
  size: At,
  rate: number,
  plain: (n: number) => number,
): Generator<number> {
  for (let index = from; index <= to; index++) {
    const n = size(index);
    if (n > 0) yield standardised(count(index) / n, rate, plain(n));
  }
}
