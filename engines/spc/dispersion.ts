import { sigmaZOf } from './counts.ts';
import { chiSquareUpper, normalCdf } from './distributions.ts';
import { standardised } from './fit.ts';
import type { CountPoint } from './types.ts';

export type Dispersion = {
  /** Observed over expected variance of the standardised points: chiSquare / degreesOfFreedom. */
  readonly ratio: number;
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Of a ratio this high or higher when the sizes alone explain the variation. */
  readonly pValue: number;
  /** Laney's ratio of spreads, from neighbours; shifts and single outliers hardly touch it. */
  readonly sigmaZ: number;
  /** Share of sound points beyond plain 3-sigma limits: 2·Φ(−3/sigmaZ). */
  readonly falseShare: number;
};

/**
 * Pearson's dispersion test: Σz² against chi-square with n − 1 degrees of freedom, z about the common rate, with binomial
 * or Poisson variance. Points of size 0 are left out; the others must be two or more.
 */
export function dispersionOf(points: readonly CountPoint[], binomial: boolean): Dispersion {
  const z = standardisedCounts(points, binomial);
  const chiSquare = z.reduce((sum, value) => sum + value * value, 0);
  const degreesOfFreedom = z.length - 1;
  const sigmaZ = sigmaZOf(z);
  return {
    ratio: chiSquare / degreesOfFreedom,
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareUpper(chiSquare, degreesOfFreedom),
    sigmaZ,
    falseShare: sigmaZ > 0 ? 2 * normalCdf(-3 / sigmaZ) : 0,
  };
}

export function standardisedCounts(points: readonly CountPoint[], binomial: boolean): number[] {
  const drawn = points.filter(({ size }) => size > 0);
  const rate = total(drawn, 'count') / total(drawn, 'size');
  const variance = binomial ? rate * (1 - rate) : rate;
  return drawn.map(({ count, size }) => standardised(count / size, rate, Math.sqrt(variance / size)));
}

export function total(points: readonly CountPoint[], key: 'count' | 'size'): number {
  return points.reduce((sum, point) => sum + point[key], 0);
}
