import { d2, d3 } from './constants.ts';
import { between, type Fit, type Model, meanMovingRange, requireFinite } from './fit.ts';
import type { ChartData, IndividualPoint, Phase, Span, SpreadChart, SpreadPoint } from './types.ts';

type Individuals = Extract<ChartData, { type: 'i-mr' }>;

/**
 * Individuals: centre = mean, sigma = mean moving range / d2(2). Source: ISO 7870-2:2013, chart for individuals.
 * A value that is not a finite number, or bounds that cross, throw a RangeError.
 */
export function individuals({ points, bounds }: Individuals): Model {
  const lowerBound = bounds?.lower ?? Number.NEGATIVE_INFINITY;
  const upperBound = bounds?.upper ?? Number.POSITIVE_INFINITY;
  if (!(lowerBound < upperBound)) {
    throw new RangeError(`bounds.lower is ${lowerBound}: it must be below bounds.upper, ${upperBound}`);
  }
  const values = points.map(({ value }, index) => {
    if (value !== null) requireFinite(value, `points[${index}].value`);
    return value;
  });
  const value = (index: number): number | null => values[index] ?? null;
  return {
    length: points.length,
    label: (index) => points[index]?.label ?? '',
    value,
    lowerBound,
    upperBound: () => upperBound,
    fit: (baseline) => fitIndividuals(() => between({ value }, baseline)),
  };
}

function fitIndividuals(values: () => Iterable<number>): Fit {
  let sum = 0;
  let count = 0;
  for (const value of values()) {
    sum += value;
    count++;
  }
  const centre = sum / count;
  const sigma = meanMovingRange(values()) / d2(2);
  return { centre, sigma, centreAt: () => centre, sigmaAt: () => sigma };
}

/** Sigma from the moving ranges of a span; a mean of k of them is worth 0.605·k degrees of freedom (Cryer and Ryan, 1990). */
export function spreadOfNeighbours(
  points: readonly IndividualPoint[],
  { from, to }: Span,
): { sigma: number; freedom: number } {
  const values = points.slice(from, to + 1).flatMap(({ value }) => (value === null ? [] : [value]));
  return { sigma: meanMovingRange(values) / d2(2), freedom: 0.605 * (values.length - 1) };
}

/**
 * Moving ranges of neighbours within a phase: centre = mean moving range, limit = (1 + 3·d3/d2) times the centre = 3.267.
 * The first point of a phase has no range.
 */
export function movingRanges(points: readonly IndividualPoint[], phases: readonly Phase[]): SpreadChart {
  const ranges: SpreadPoint[] = [];
  for (const phase of phases) drawRanges(points, phase, ranges);
  return { kind: 'moving-range', points: ranges };
}

function drawRanges(points: readonly IndividualPoint[], phase: Phase, ranges: SpreadPoint[]): void {
  const centre = phase.sigma * d2(2);
  const upper = centre + 3 * d3(2) * phase.sigma;
  let previous: number | null = null;
  for (let index = phase.from; index <= phase.to; index++) {
    const current = points[index]?.value ?? null;
    const value = current === null || previous === null ? null : Math.abs(current - previous);
    const beyond = value !== null && value > upper * (1 + 1e-12);
    ranges.push({ index, label: points[index]?.label ?? '', value, centre, lower: 0, upper, beyond });
    previous = current ?? previous;
  }
}
