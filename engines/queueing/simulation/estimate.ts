import { studentQuantile } from './student.ts';
import type { Estimate } from './types.ts';

const nothing: Estimate = { value: null, lower: null, upper: null, standardError: null };

export type Spread = { readonly days: number; readonly quantile: number };

export function spreadOf(days: number, confidence: number): Spread {
  return { days, quantile: days > 1 ? studentQuantile(confidence, days - 1) : Number.NaN };
}

/**
 * Σy / Σx over days, and its interval from the spread of y − ratio · x between days (the ratio estimator, W. Cochran, "Sampling
 * Techniques", 1977, 6.4), so that a day with many contacts weighs more. Days are replications, or batches of one long run.
 */
export function ratioOver(
  { days, quantile }: Spread,
  most: number,
  pair: (day: number) => readonly [y: number, x: number],
): Estimate {
  const pairs = Array.from({ length: days }, (_item, day) => pair(day + 1));
  let [top, bottom] = [0, 0];
  for (const [y, x] of pairs) {
    top += y;
    bottom += x;
  }
  if (!(bottom > 0)) return nothing;
  const value = top / bottom;
  if (days < 2) return { ...nothing, value };
  const squares = pairs.reduce((sum, [y, x]) => sum + (y - value * x) ** 2, 0);
  const standardError = Math.sqrt((days / (days - 1)) * squares) / bottom;
  const half = quantile * standardError;
  return { value, lower: Math.max(0, value - half), upper: Math.min(most, value + half), standardError };
}
