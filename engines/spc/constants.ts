import { logGamma } from './distributions.ts';

/**
 * Mean (d2) and standard deviation (d3) of the range of n independent N(0,1) values, n = 2…25.
 * H. L. Harter, "Tables of range and studentized range", Ann. Math. Statist. 31, 1960; ASTM Manual 7.
 */
const rangeMoments: readonly (readonly [d2: number, d3: number])[] = [
  [2 / Math.sqrt(Math.PI), Math.sqrt(2 - 4 / Math.PI)],
  [1.69256875, 0.888368],
  [2.05875075, 0.8798082],
  [2.32592895, 0.86408194],
  [2.53441272, 0.84803969],
  [2.70435675, 0.83320534],
  [2.84720061, 0.81983149],
  [2.97002632, 0.80783427],
  [3.07750546, 0.79705067],
  [3.1728727, 0.78731462],
  [3.25845528, 0.77847834],
  [3.33598035, 0.7704162],
  [3.40676311, 0.7630231],
  [3.47182689, 0.75621143],
  [3.53198279, 0.74990809],
  [3.58788396, 0.74405178],
  [3.64006376, 0.73859085],
  [3.68896302, 0.7334815],
  [3.73495012, 0.72868635],
  [3.77833583, 0.72417334],
  [3.81938464, 0.71991481],
  [3.85832342, 0.71588674],
  [3.89534815, 0.71206818],
  [3.93062922, 0.70844077],
];

const largestRangeSize = rangeMoments.length + 1;

function rangeMoment(n: number): readonly [d2: number, d3: number] {
  const moments = Number.isInteger(n) ? rangeMoments[n - 2] : undefined;
  if (!moments) throw new RangeError(`subgroup size ${n} is outside 2 to ${largestRangeSize}: use standard deviations`);
  return moments;
}

/** Mean range of n values, in sigmas. n outside 2…25 throws a RangeError. */
export function d2(n: number): number {
  return rangeMoment(n)[0];
}

/** Standard deviation of the range of n values, in sigmas. n outside 2…25 throws a RangeError. */
export function d3(n: number): number {
  return rangeMoment(n)[1];
}

/** Mean of the sample standard deviation of n values, in sigmas: √(2/(n−1)) · Γ(n/2) / Γ((n−1)/2). n < 2 throws a RangeError. */
export function c4(n: number): number {
  if (!Number.isInteger(n) || n < 2) throw new RangeError(`subgroup size ${n} is below 2`);
  return Math.sqrt(2 / (n - 1)) * Math.exp(logGamma(n / 2) - logGamma((n - 1) / 2));
}
