import type { ModelName } from './types.ts';

/** Models that compete for weight on the weeks that were foreseen for the test. */
export type Contest<Name extends ModelName> = {
  readonly names: readonly Name[];
  readonly prior: readonly number[];
  readonly loss: Float64Array;
  readonly error: Float64Array;
  readonly volume: Float64Array;
  weeks: number;
};

const kept = 0.95;
const sharpness = 20;
const weeksToTrust = 3;
const huberFrom = 2;
/** Not quite nothing, so that where all are out their weights still add up. */
const leastChance = 0.01;

export function contestOf<Name extends ModelName>(
  names: readonly Name[],
  prior: (name: Name) => number,
): Contest<Name> {
  const zeros = () => new Float64Array(names.length);
  return { names, prior: names.map(prior), loss: zeros(), error: zeros(), volume: zeros(), weeks: 0 };
}

/** A week's losses have been added: older ones count less from now on. */
export function endWeek({ loss }: Contest<ModelName>): void {
  for (let place = 0; place < loss.length; place++) loss[place] = (loss[place] ?? 0) * kept;
}

/**
 * What an error costs: its square while it is of the size that chance makes, then its amount, so that one strange day does
 * not decide. `spread` is one standard deviation.
 */
export function costOf(error: number, spread: number): number {
  const z = Math.abs(error) / spread;
  return spread * (z <= huberFrom ? (z * z) / 2 : huberFrom * (z - huberFrom / 2));
}

/** Adds what a model foresaw for one day or interval. */
export function judge(
  contest: Contest<ModelName>,
  place: number,
  foreseen: number,
  actual: number,
  spread: number,
): void {
  contest.loss[place] = (contest.loss[place] ?? 0) + costOf(foreseen - actual, spread);
  contest.error[place] = (contest.error[place] ?? 0) + Math.abs(foreseen - actual);
  contest.volume[place] = (contest.volume[place] ?? 0) + actual;
}

/**
 * Weights: the prior times exp(−20 · excess loss over the best), the exponent growing from 0 with the weeks tested. A
 * model that is 5 % worse than the best keeps two fifths of its weight, one that is 20 % worse next to nothing.
 * Those that are out for now keep next to nothing.
 */
export function weightsOf<Name extends ModelName>(
  { names, prior, loss, weeks }: Contest<Name>,
  isOut: (name: Name) => boolean = () => false,
): Float64Array {
  const best = Math.min(...loss.filter((one) => one > 0));
  const trust = sharpness * (weeks / (weeks + weeksToTrust));
  const raw = Float64Array.from(prior, (own, place) => {
    const excess = weeks > 0 && Number.isFinite(best) ? (loss[place] ?? 0) / best - 1 : 0;
    const name = names[place];
    const chance = name !== undefined && isOut(name) ? leastChance : 1;
    return chance * own * Math.exp(-trust * Math.max(0, excess));
  });
  const sum = raw.reduce((all, one) => all + one, 0);
  return raw.map((one) => one / sum);
}
