import { sumBetween, type Totals } from './totals.ts';

/** What a window of a key should hold: a mean, and how far counts stray from it. */
export type Expected = { readonly mean: number; readonly variance: number };

export type History = {
  readonly totals: Totals;
  readonly week: number;
  readonly around: number;
  /** Cases of the key that count as normal, from an interval up to and without another. */
  readonly normal: (from: number, to: number) => number;
  /** How many keys share the totals: a new one is expected to take an equal part. */
  readonly keys: number;
  /** How far counts stray beyond chance: variance = mean + scatter · mean². */
  readonly scatter: number;
};

const weeksBack = 8;
/** Expected cases that "as all keys together" weighs against the key's own hours of the week. */
const patternCaution = 6;

/**
 * Own share of all cases, times what all should bring, times how the key's own same hours of the past weeks differed from that. The
 * variance is that of chance, widened by how far such counts stray, and by how little is known of share and hours.
 */
export function expectedIn(history: History, from: number, to: number): Expected {
  const { totals, week, normal, keys, around, scatter } = history;
  const past = from - weeksBack * week;
  const ownCases = normal(past, from);
  const allCases = sumBetween(totals.expectedSums, past, from);
  const share = (ownCases + 1) / (allCases + keys);
  const plain = share * sumBetween(totals.expectedSums, from, to);
  let [seen, foreseen] = [0, 0];
  for (let back = 1; back <= weeksBack; back++) {
    const [start, end] = [from - back * week - around, Math.min(from, to - back * week + around)];
    if (start < 0) break;
    seen += normal(start, end);
    foreseen += share * sumBetween(totals.expectedSums, start, end);
  }
  const mean = plain * ((seen + patternCaution) / (foreseen + patternCaution));
  return { mean, variance: mean + mean * mean * (scatter + 1 / (ownCases + 1) + 1 / (seen + patternCaution)) };
}
