import { logLowerTail, logTail } from '@tongli/text';

/** What a stretch of quarter hours should bring: a mean, and how far counts stray from it. */
export interface Expected {
  readonly mean: number;
  readonly variance: number;
}

/** Arrivals of one queue by quarter hours; the running one has the place 0, the one before it -1. */
export interface Stream {
  /** By week of the past, places -reach … reach of the same weekday. */
  readonly past: readonly (readonly number[])[];
  /** Places -4 … 0; the last is not over yet. */
  readonly current: readonly number[];
  /** By place as in `current`: what planning foresees; it goes before the own pattern where it covers all of a stretch. */
  readonly foreseen: readonly (Expected | null)[];
}

export interface Deviation {
  readonly code: 'volume-high' | 'volume-low';
  /** From this place on, so many quarter hours; negative or 0. */
  readonly from: number;
  readonly quarters: number;
  readonly value: number;
  /** The most, or fewest, that chance brings. */
  readonly bound: number;
  readonly expected: number;
  readonly source: 'own' | 'forecast';
  readonly logProbability: number;
}

/** Quarter hours to either side from which is learned how far the queue strays. */
export const reach = 8;
export const seen = 5;
/** Fewer weeks are no pattern. */
export const leastWeeks = 4;
/** What fewer contacts do is no surge. */
const leastExcess = 5;
const widths = [1, 2, 4];
/** Stretches that share most of their arrivals are like so many that share none; both sides together. */
const overlapping = 4;
const quartersPerWeek = 672;
/** So few weeks may show half as much again as less than they stray; by trial, see the test. */
const unsure = 1.5;
/** As in bursts of texts: so many squared expected contacts weigh this first guess of the scatter. */
const caution = 20;
const firstGuess = 0.1;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/** Without the weeks that were themselves off: an outage of last month must not hide the next one. */
function usualOf(counts: readonly number[]): readonly number[] {
  const centre = middle(counts);
  const width = 4 * Math.max(Math.sqrt(centre + 1), 1.4826 * middle(counts.map((count) => Math.abs(count - centre))));
  const kept = counts.filter((count) => Math.abs(count - centre) <= width);
  // Where as many are off there is nothing usual to be off from.
  return kept.length * 3 >= counts.length * 2 ? kept : counts;
}

const stretch = (past: Stream['past'], from: number, width: number): readonly number[] =>
  usualOf(past.map((week) => sum(week.slice(from + reach, from + reach + width))));

/** Beyond chance: variance = mean + scatter · mean². Moments over all stretches of this width in reach. */
function scatterOf(past: Stream['past'], width: number): number {
  let [above, squares] = [firstGuess * caution, caution];
  for (let from = -reach; from + width <= reach + 1; from += width) {
    const counts = stretch(past, from, width);
    const mean = sum(counts) / counts.length;
    above += sum(counts.map((count) => (count - mean) ** 2)) - (counts.length - 1) * mean;
    squares += (counts.length - 1) * mean * mean;
  }
  return Math.max(0, (unsure * above) / squares);
}

/**
 * By the queue's own past weeks; null where there are too few, or where not even chance alone would wonder at the value. The variance
 * holds also how little so few weeks tell.
 */
function ownPattern(past: Stream['past'], from: number, width: number, wonders: (by: Expected) => boolean) {
  if (past.length < leastWeeks) return null;
  const counts = stretch(past, from, width);
  const weeks = counts.length;
  const mean = (sum(counts) + 0.5) / weeks;
  if (!wonders({ mean, variance: mean })) return null;
  return { mean, variance: (mean + scatterOf(past, width) * mean * mean) * (1 + 1 / weeks) };
}

/** What strays beyond chance is the day's, and therefore the same in all quarter hours. */
function foreseen(parts: Stream['foreseen']): Expected | null {
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const mean = sum(known.map((part) => part.mean));
  const strays = sum(known.map((part) => Math.sqrt(Math.max(0, part.variance - part.mean))));
  return { mean, variance: mean + strays * strays };
}

/** ln of the probability that is beyond chance for one stretch, so that all queues bear this many false alarms a week. */
export const thresholdFor = (queues: number, falseAlarmsPerWeek = 1): number =>
  Math.log(falseAlarmsPerWeek / (Math.max(1, queues) * quartersPerWeek * overlapping));

function firstBeyond(start: number, step: 1 | -1, isBeyond: (count: number) => boolean): number {
  let count = start;
  while (count >= 0 && !isBeyond(count)) count += step;
  return count - step;
}

function judge(stream: Stream, from: number, quarters: number, threshold: number): Deviation | null {
  const place = from + seen - 1;
  const planned = foreseen(stream.foreseen.slice(place, place + quarters));
  const value = sum(stream.current.slice(place, place + quarters));
  const wonders = ({ mean, variance }: Expected) =>
    Math.min(logTail(value, mean, variance), logLowerTail(value, mean, variance)) < threshold;
  const expected = planned ?? ownPattern(stream.past, from, quarters, wonders);
  if (!expected) return null;
  const { mean, variance } = expected;
  const about = { from, quarters, value, expected: mean, source: planned ? 'forecast' : 'own' } as const;
  const high = logTail(value, mean, variance);
  if (high < threshold && value - mean >= leastExcess) {
    const bound = firstBeyond(Math.ceil(mean), 1, (count) => logTail(count, mean, variance) < threshold);
    return { ...about, code: 'volume-high', bound, logProbability: high };
  }
  // A stretch that is not over may still become what it should be.
  const low = from + quarters > 0 ? 0 : logLowerTail(value, mean, variance);
  if (low >= threshold || mean - value < leastExcess) return null;
  const bound = firstBeyond(Math.floor(mean), -1, (count) => logLowerTail(count, mean, variance) < threshold);
  return { ...about, code: 'volume-low', bound, logProbability: low };
}

/**
 * The least likely of the stretches that end now or a quarter of an hour ago, if it is beyond chance. The running quarter hour is held
 * against what a whole one may bring: it alarms early, and never where the whole would not have.
 */
export function judgeVolume(stream: Stream, threshold: number): Deviation | null {
  const found = [0, -1].flatMap((last) =>
    widths.flatMap((quarters) => judge(stream, last - quarters + 1, quarters, threshold) ?? []),
  );
  return found.toSorted((a, b) => a.logProbability - b.logProbability)[0] ?? null;
}
