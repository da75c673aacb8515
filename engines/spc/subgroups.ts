import { c4, d2, d3 } from './constants.ts';
import { type Fit, type Model, requireFinite } from './fit.ts';
import type { ChartData, Phase, Span, SpreadChart, SpreadPoint, SubgroupChartType, SubgroupPoint } from './types.ts';

type Subgroups = Extract<ChartData, { type: SubgroupChartType }>;

/** How a subgroup's spread is measured: expected value and standard deviation in units of the process sigma. */
type SpreadMeasure = {
  readonly kind: SpreadChart['kind'];
  readonly of: (values: readonly number[]) => number;
  readonly mean: (n: number) => number;
  readonly deviation: (n: number) => number;
};

const measures: { readonly [type in SubgroupChartType]: SpreadMeasure } = {
  'xbar-r': { kind: 'range', of: rangeOf, mean: d2, deviation: d3 },
  'xbar-s': { kind: 'standard-deviation', of: deviationOf, mean: c4, deviation: (n) => Math.sqrt(1 - c4(n) ** 2) },
};

/**
 * Subgroup means: centre = mean of all values; process sigma = mean of R/d2(n) or of s/c4(n) over the subgroups;
 * sigma of a point = process sigma / √n. Source: ISO 7870-2:2013; D. C. Montgomery, Introduction to Statistical Quality Control, ch. 6.
 * RangeError: a value that is not finite, a subgroup above 25 in xbar-r, no baseline subgroup of two or more.
 */
export function subgroups({ type, points }: Subgroups): Model {
  const measure = measures[type];
  points.forEach(({ values }, place) => {
    values.forEach((value, index) => {
      requireFinite(value, `points[${place}].values[${index}]`);
    });
  });
  const means = points.map(({ values }) => (values.length === 0 ? null : meanOf(values)));
  const size = (index: number): number => points[index]?.values.length ?? 0;
  return {
    length: points.length,
    label: (index) => points[index]?.label ?? '',
    value: (index) => means[index] ?? null,
    size,
    lowerBound: Number.NEGATIVE_INFINITY,
    upperBound: () => Number.POSITIVE_INFINITY,
    fit: (baseline) => fitSubgroups(points, measure, baseline, size),
  };
}

function fitSubgroups(
  points: readonly SubgroupPoint[],
  measure: SpreadMeasure,
  baseline: Span,
  size: (index: number) => number,
): Fit {
  let sum = 0;
  let values = 0;
  let samples = 0;
  for (let index = baseline.from; index <= baseline.to; index++) {
    for (const value of points[index]?.values ?? []) sum += value;
    values += size(index);
    if (size(index) > 0) samples++;
  }
  const centre = sum / values;
  const sigma = processSigma(points, measure, baseline);
  return {
    centre,
    sigma: sigma / Math.sqrt(values / samples),
    centreAt: () => centre,
    sigmaAt: (index) => sigma / Math.sqrt(size(index)),
  };
}

/**
 * What the spread within the subgroups says of one value, and how many degrees of freedom it is worth: those of the chi-square
 * distribution with the same coefficient of variation, 1 / (2·CV²).
 */
export function spreadWithin({ type, points }: Subgroups, span: Span): { sigma: number; freedom: number } {
  const measure = measures[type];
  const sigma = processSigma(points, measure, span);
  const groups = points.slice(span.from, span.to + 1).filter(({ values }) => values.length > 1);
  const squares = groups.reduce(
    (sum, { values: { length } }) => sum + (measure.deviation(length) / measure.mean(length)) ** 2,
    0,
  );
  return { sigma, freedom: groups.length ** 2 / (2 * squares) };
}

function processSigma(points: readonly SubgroupPoint[], measure: SpreadMeasure, { from, to }: Span): number {
  let sum = 0;
  let count = 0;
  for (let index = from; index <= to; index++) {
    const values = points[index]?.values ?? [];
    if (values.length < 2) continue;
    sum += measure.of(values) / measure.mean(values.length);
    count++;
  }
  if (count === 0) throw new RangeError(`points ${from} to ${to} hold no subgroup of 2 values: at least 1 is needed`);
  return sum / count;
}

/** The R or s chart: centre = d2·sigma or c4·sigma, limits ± 3 standard deviations of the measure, not below 0. */
export function subgroupSpread({ type, points }: Subgroups, phases: readonly Phase[]): SpreadChart {
  const measure = measures[type];
  const drawn = phases.flatMap((phase) => {
    const sigma = processSigma(points, measure, { from: phase.baselineFrom, to: phase.baselineTo });
    return points
      .slice(phase.from, phase.to + 1)
      .map((point, place) => spreadPoint(point, phase.from + place, measure, sigma));
  });
  return { kind: measure.kind, points: drawn };
}

function spreadPoint(
  { label, values }: SubgroupPoint,
  index: number,
  measure: SpreadMeasure,
  sigma: number,
): SpreadPoint {
  if (values.length < 2) return { index, label, value: null, centre: 0, lower: 0, upper: 0, beyond: false };
  const value = measure.of(values);
  const centre = measure.mean(values.length) * sigma;
  const reach = 3 * measure.deviation(values.length) * sigma;
  const lower = Math.max(0, centre - reach);
  const upper = centre + reach;
  const beyond = value > upper * (1 + 1e-12) || value < lower * (1 - 1e-12);
  return { index, label, value, centre, lower, upper, beyond };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rangeOf(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
