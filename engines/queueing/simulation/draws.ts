import type { Chance } from './chance.ts';
import type { Distribution } from './types.ts';

/** Times drawn a block at a time: one by one, each would be a call through a function that the loop cannot see into. */
export type Draws = { readonly values: Float64Array; at: number; readonly refill: Chance };

const block = 512;

export function drawsFrom(refill: Chance): Draws {
  return { values: new Float64Array(block), at: block, refill };
}

export function draw(draws: Draws): number {
  if (draws.at === block) {
    draws.refill(draws.values);
    draws.at = 0;
  }
  return draws.values[draws.at++] ?? 0;
}

/** A plain number is the mean of an exponential distribution. */
export function distributionOf(given: number | Distribution): Distribution {
  return typeof given === 'number' ? { distribution: 'exponential', mean: given } : given;
}

export function meanOf(given: number | Distribution): number {
  const distribution = distributionOf(given);
  if (distribution.distribution !== 'empirical') return distribution.mean;
  const { values, weights } = distribution;
  let [sum, total] = [0, 0];
  values.forEach((value, place) => {
    const weight = weights?.[place] ?? 1;
    sum += value * weight;
    total += weight;
  });
  return sum / total;
}

export function timesFrom(given: number | Distribution, chance: Chance): Draws {
  const distribution = distributionOf(given);
  switch (distribution.distribution) {
    case 'exponential':
      return drawsFrom(exponential(distribution.mean, chance));
    case 'lognormal':
      return drawsFrom(lognormal(distribution.mean, distribution.deviation, chance));
    case 'empirical':
      return drawsFrom(empirical(distribution.values, distribution.weights, chance));
  }
}

export function exponential(mean: number, chance: Chance): Chance {
  return (values) => {
    chance(values);
    for (let at = 0; at < values.length; at++) values[at] = -mean * Math.log(values[at] ?? 1);
  };
}

/** By mean and standard deviation of the times themselves; normal numbers in pairs by G. Box and M. Muller, 1958. */
function lognormal(mean: number, deviation: number, chance: Chance): Chance {
  const variance = Math.log1p((deviation / mean) ** 2);
  const centre = Math.log(mean) - variance / 2;
  const spread = Math.sqrt(variance);
  return (values) => {
    chance(values);
    for (let at = 0; at + 1 < values.length; at += 2) {
      const radius = spread * Math.sqrt(-2 * Math.log(values[at] ?? 1));
      const angle = 2 * Math.PI * (values[at + 1] ?? 0);
      values[at] = Math.exp(centre + radius * Math.cos(angle));
      values[at + 1] = Math.exp(centre + radius * Math.sin(angle));
    }
  };
}

function empirical(observed: readonly number[], weights: readonly number[] | undefined, chance: Chance): Chance {
  const sorted = Float64Array.from(observed);
  const upTo = new Float64Array(sorted.length);
  let total = 0;
  sorted.forEach((_value, place) => {
    total += weights?.[place] ?? 1;
    upTo[place] = total;
  });
  return (values) => {
    chance(values);
    for (let at = 0; at < values.length; at++) values[at] = sorted[firstAbove(upTo, (values[at] ?? 0) * total)] ?? 0;
  };
}

/** The first place whose running total lies above `wanted`: never one of weight zero. */
function firstAbove(upTo: Float64Array, wanted: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
