import type { Spread } from '@tongli/contracts/requests';

/** Between two values as far as the share lies between them: R. J. Hyndman and Y. Fan, The American Statistician 50, 1996, type 7. */
export function quantile(ascending: Float64Array, share: number): number {
  if (ascending.length === 0) return Number.NaN;
  const at = (ascending.length - 1) * share;
  const [low, high] = [ascending[Math.floor(at)] ?? 0, ascending[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The middle, and what nine of ten stay below, of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const ascending = Float64Array.from(values).sort();
  return { median: tenth(quantile(ascending, 0.5)), p90: tenth(quantile(ascending, 0.9)) };
}

export const total = (values: readonly number[]): number => tenth(values.reduce((sum, value) => sum + value, 0));
