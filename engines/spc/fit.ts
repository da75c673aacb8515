import type { Span } from './types.ts';

/** What the baseline of one phase says: centre and sigma of each point. Sigma already contains sigmaZ. */
export type Fit = {
  readonly centre: number;
  readonly sigma: number;
  readonly sigmaZ?: number;
  readonly centreAt: (index: number) => number;
  readonly sigmaAt: (index: number) => number;
};

/** A chart type applied to its points: what is drawn, what bounds it, and how a baseline is turned into limits. */
export type Model = {
  readonly length: number;
  readonly label: (index: number) => string;
  /** `null` is a gap. */
  readonly value: (index: number) => number | null;
  readonly size?: (index: number) => number;
  readonly lowerBound: number;
  readonly upperBound: (index: number) => number;
  readonly fit: (baseline: Span) => Fit;
};

/** The mean distance of neighbours; gaps do not separate neighbours. A single value has none: NaN. */
export function meanMovingRange(values: Iterable<number>): number {
  let previous: number | undefined;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (previous !== undefined) {
      sum += Math.abs(value - previous);
      count++;
    }
    previous = value;
  }
  return sum / count;
}

/**
 * Distance from the centre in sigmas. A value that equals the centre but for rounding is on it; where sigma is 0,
 * any other value is infinitely far.
 */
export function standardised(value: number, centre: number, sigma: number): number {
  const distance = value - centre;
  if (Math.abs(distance) <= 1e-12 * Math.max(Math.abs(value), Math.abs(centre))) return 0;
  return sigma > 0 ? distance / sigma : distance * Number.POSITIVE_INFINITY;
}

export function* between(model: Pick<Model, 'value'>, span: Span): Generator<number> {
  for (let index = span.from; index <= span.to; index++) {
    const value = model.value(index);
    if (value !== null) yield value;
  }
}

export function requireFinite(value: number, name: string): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}: it must be a finite number`);
}
