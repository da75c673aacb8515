import type { IsoDate } from '@tongli/calendar';
import { minutesPerDay } from './bounds.ts';
import { type Dates, datesFrom, dayNumber } from './days.ts';
import type { ForecastProblem, LocalTime, Observation } from './types.ts';

/** The history on a grid of days and intervals, followed by the days to foresee. */
export type Series = {
  readonly dates: Dates;
  /** Days in all: of the history, then of the horizon. */
  readonly days: number;
  readonly slots: number;
  readonly slotMinutes: number;
  /** Day by day; NaN where nothing is known. Of a full interval, whatever summer time did to it. */
  readonly volume: Float64Array;
  /** Handled seconds, and the volume that they belong to. */
  readonly handledSeconds: Float64Array;
  readonly handledVolume: Float64Array;
  /** First day to foresee, and the first of its intervals: earlier ones of that day are history. */
  readonly originDay: number;
  readonly originSlot: number;
  /** Zero where intervals without observation were taken as empty. */
  readonly unwritten: 'gap' | 'zero';
};

/** Puts observations before `from` on the grid; undefined where there are none. */
export function seriesOf(problem: ForecastProblem): Series | undefined {
  const { intervalMinutes, horizonMinutes } = problem;
  const span = spanOf(problem.observations, problem.from);
  if (!span) return undefined;
  const from = problem.from ?? { date: datesFrom(span.last, 2).iso[1] ?? span.last, minute: 0 };
  const start = dayNumber(span.first);
  const originDay = dayNumber(from.date) - start;
  const days = originDay + Math.ceil((from.minute + horizonMinutes) / minutesPerDay);
  const slots = minutesPerDay / intervalMinutes;
  const cells = originDay * slots + from.minute / intervalMinutes;
  const sums = {
    volume: new Float64Array(days * slots),
    handledSeconds: new Float64Array(days * slots),
    handledVolume: new Float64Array(days * slots),
    parts: new Uint16Array(days * slots),
  };
  const zeros = addUp(problem.observations, intervalMinutes, cells, sums);
  const unwritten = problem.unwritten ?? (zeros ? 'gap' : 'zero');
  const emptied = evenOut(sums, slots, cells, unwritten);
  return {
    dates: datesFrom(span.first, days),
    days,
    slots,
    slotMinutes: intervalMinutes,
    volume: sums.volume,
    handledSeconds: sums.handledSeconds,
    handledVolume: sums.handledVolume,
    originDay,
    originSlot: from.minute / intervalMinutes,
    unwritten: emptied ? 'zero' : 'gap',
  };
}

function spanOf(observations: readonly Observation[], from: LocalTime | undefined) {
  let first: IsoDate | undefined;
  let last: IsoDate | undefined;
  for (const { date, minute } of observations) {
    if (from && (date > from.date || (date === from.date && minute >= from.minute))) continue;
    if (first === undefined || date < first) first = date;
    if (last === undefined || date > last) last = date;
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}

type Sums = {
  readonly volume: Float64Array;
  readonly handledSeconds: Float64Array;
  readonly handledVolume: Float64Array;
  /** Observations of each interval. */
  readonly parts: Uint16Array;
};

/** Returns whether any observation is a written zero. */
function addUp(observations: readonly Observation[], slotMinutes: number, cells: number, sums: Sums): boolean {
  const days = new Map<IsoDate, number>();
  const slots = minutesPerDay / slotMinutes;
  let start = Number.POSITIVE_INFINITY;
  for (const { date } of observations) if (!days.has(date)) days.set(date, dayNumber(date));
  for (const day of days.values()) start = Math.min(start, day);
  let zeros = false;
  for (const { date, minute, volume, handleSeconds } of observations) {
    const cell = ((days.get(date) ?? 0) - start) * slots + Math.floor(minute / slotMinutes);
    if (cell >= cells) continue;
    if (volume === 0) zeros = true;
    sums.parts[cell] = (sums.parts[cell] ?? 0) + 1;
    sums.volume[cell] = (sums.volume[cell] ?? 0) + volume;
    if (handleSeconds === undefined || volume === 0) continue;
    sums.handledSeconds[cell] = (sums.handledSeconds[cell] ?? 0) + volume * handleSeconds;
    sums.handledVolume[cell] = (sums.handledVolume[cell] ?? 0) + volume;
  }
  return zeros;
}

/**
 * An interval has as many observations as the same interval of other days has. Where it has fewer, or more since clocks
 * were set back, its volume is brought to that number. From the cell `cells` on nothing is known. Returns whether any interval
 * was taken as empty although nothing says so.
 */
function evenOut({ volume, parts }: Sums, slots: number, cells: number, unwritten: 'gap' | 'zero'): boolean {
  let emptied = false;
  const seen = seenDays(parts, slots, Math.ceil(cells / slots));
  const usual = Array.from({ length: slots }, (_, slot) => usualParts(parts, slot, slots));
  const means = Array.from({ length: slots }, (_, slot) => sumOfSlot(volume, slot, slots) / Math.max(1, countOf(seen)));
  const zeroDays = unwritten === 'zero' && means.reduce((sum, mean) => sum + mean, 0) < rarelyEmpty;
  for (let cell = 0; cell < volume.length; cell++) {
    const present = parts[cell] ?? 0;
    const full = usual[cell % slots] ?? 0;
    // So many contacts never fail to come by chance: what is not written of them is a gap.
    const mayBeEmpty = unwritten === 'zero' && (means[cell % slots] ?? 0) < rarelyEmpty;
    if (cell >= cells) volume[cell] = Number.NaN;
    else if (present === 0) {
      const known = seen[Math.floor(cell / slots)] ? mayBeEmpty || full === 0 : zeroDays;
      if (!known) volume[cell] = Number.NaN;
      else if (full > 0) emptied = true;
    } else if (!mayBeEmpty && present !== full) volume[cell] = ((volume[cell] ?? 0) * full) / present;
  }
  return emptied;
}

const rarelyEmpty = 7;

function countOf(seen: readonly boolean[]): number {
  return seen.filter(Boolean).length;
}

function sumOfSlot(volume: Float64Array, slot: number, slots: number): number {
  let sum = 0;
  for (let cell = slot; cell < volume.length; cell += slots) sum += volume[cell] ?? 0;
  return sum;
}

function seenDays(parts: Uint16Array, slots: number, days: number): boolean[] {
  return Array.from({ length: days }, (_, day) => parts.subarray(day * slots, (day + 1) * slots).some((n) => n > 0));
}

/** The most frequent number of observations of an interval of the day, 0 where it never has one. */
function usualParts(parts: Uint16Array, slot: number, slots: number): number {
  const days = new Map<number, number>();
  for (let cell = slot; cell < parts.length; cell += slots) {
    const count = parts[cell] ?? 0;
    if (count > 0) days.set(count, (days.get(count) ?? 0) + 1);
  }
  let usual = 0;
  for (const [count, times] of days) if (times > (days.get(usual) ?? 0)) usual = count;
  return usual;
}
