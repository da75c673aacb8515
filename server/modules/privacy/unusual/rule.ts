/** One hour of one person: how often they saw personal data in clear. */
export interface HourOfLooks {
  readonly looks: number;
  /** Their own mean of the hours in which they looked at all, over the days before; 0 where they have no history. */
  readonly ownMean: number;
  /** The same of the others, the middle one of them; 0 where there is nobody else. */
  readonly peerMean: number;
}

export interface Finding extends HourOfLooks {
  /** The least number that would have been unusual. */
  readonly bound: number;
}

/** Fewer are never unusual, however quiet somebody has been: an alarm a day is heeded, ten are not. */
export const fewestLooks = 10;
/** One false alarm in ten thousand such hours, if looks come by chance. */
export const tail = 1e-4;

/** Above this mean, which only programs reach, the sum's first term would vanish: Cornish and Fisher's expansion takes over. */
const largestSummed = 400;
/** The standard normal distribution leaves `tail` above this. */
const quantile = 3.719016;

/** P(X ≥ count) where X is Poisson with this mean: 1 less the terms below count, from the recursion p(k) = p(k−1)·mean/k. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  let term = Math.exp(-mean);
  let below = term;
  for (let k = 1; k < count; k += 1) {
    term *= mean / k;
    below += term;
  }
  return Math.max(0, 1 - below);
}

/**
 * The smallest count that somebody with this mean reaches by chance less often than `tail`, and never below `fewestLooks`. Who
 * is new is measured by the others; who always looks more than they do, by themselves.
 */
export function boundOf({ ownMean, peerMean }: Pick<HourOfLooks, 'ownMean' | 'peerMean'>): number {
  const mean = Math.max(ownMean, peerMean);
  if (mean > largestSummed) return Math.ceil(mean + quantile * Math.sqrt(mean) + (quantile ** 2 - 1) / 6 + 0.5);
  let count = fewestLooks;
  while (poissonTail(count, mean) >= tail) count += 1;
  return count;
}

/** Null where the hour was like others. */
export function judge(hour: HourOfLooks): Finding | null {
  const bound = boundOf(hour);
  return hour.looks >= bound ? { ...hour, bound } : null;
}
