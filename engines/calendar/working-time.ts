import type { BusinessCalendar } from './calendar.ts';
import { DAY_MS } from './dates.ts';
import { firstAbove, localDay, type OpenYear, openTimeUntil, openYear } from './open-years.ts';
import { firstInstant } from './zone.ts';

const MINUTE_MS = 60_000;
/** Years after the one asked in that are searched for an opening. */
const OPENING_YEARS = 2;
/** No limit and no span of time reaches further. */
const REACH_YEARS = 100;

/** How limits in working days are counted. */
export interface DayCount {
  /** The first day counted: the first open day after that of receipt (default), or the day of receipt itself if still open. */
  readonly first?: 'after-receipt' | 'receipt';
  /** When the last day counted ends: as its last window closes (default), or at its midnight, 24:00. */
  readonly until?: 'closing' | 'midnight';
}

/** Whether work goes on at an instant. An opening instant is open, a closing instant is not. */
export function isOpen(calendar: BusinessCalendar, at: Date): boolean {
  const year = openYear(calendar, localDay(calendar, at).year);
  const opened = year.opens[firstAbove(year.closes, at.getTime())];
  return opened !== undefined && opened <= at.getTime();
}

/**
 * The first open instant at or after `at`: `at` itself when open.
 * Null when nothing opens before the end of the second calendar year after.
 */
export function nextOpening(calendar: BusinessCalendar, at: Date): Date | null {
  const { year: asked } = localDay(calendar, at);
  for (let year = asked; year <= asked + OPENING_YEARS; year++) {
    const laid = openYear(calendar, year);
    const opened = laid.opens[firstAbove(laid.closes, at.getTime())];
    if (opened !== undefined) return new Date(Math.max(opened, at.getTime()));
  }
  return null;
}

/**
 * Open minutes from `a` to `b`; negative when `b` lies before `a`. A fraction where instants are not whole minutes.
 * Throws RangeError when they lie more than 100 calendar years apart.
 */
export function workingMinutesBetween(calendar: BusinessCalendar, a: Date, b: Date): number {
  if (b < a) return -workingMinutesBetween(calendar, b, a);
  const from = localDay(calendar, a).year;
  const to = localDay(calendar, b).year;
  if (to - from > REACH_YEARS) {
    throw new RangeError(`instants must lie at most ${REACH_YEARS} years apart, got ${from} and ${to}`);
  }
  let open = openTimeUntil(openYear(calendar, to), b.getTime()) - openTimeUntil(openYear(calendar, from), a.getTime());
  for (let year = from; year < to; year++) open += openYear(calendar, year).total;
  return open / MINUTE_MS;
}

/**
 * The earliest instant by which `minutes` open minutes have passed since `from`: within a window or as one closes.
 * Negative minutes count back (a warning ahead of a limit): the latest such instant, within a window or as one opens.
 * Zero gives `from`. Rounded to the millisecond.
 * Throws RangeError when minutes is not finite, and when the calendar has not that much open time: nothing opens in two
 * calendar years on end, or the limit lies more than 100 years away.
 */
export function addWorkingMinutes(calendar: BusinessCalendar, from: Date, minutes: number): Date {
  if (!Number.isFinite(minutes)) throw new RangeError(`minutes must be finite, got ${minutes}`);
  const { year } = localDay(calendar, from);
  const ms = Math.round(minutes * MINUTE_MS);
  if (ms === 0) return new Date(from);
  const reading = openTimeUntil(openYear(calendar, year), from.getTime()) + ms;
  return new Date(ms > 0 ? forward(calendar, year, reading) : back(calendar, year, reading));
}

/** The earliest instant at which the open time since the start of `year` is `reading` > 0. */
function forward(calendar: BusinessCalendar, start: number, reading: number): number {
  let left = reading;
  let year = start;
  let laid = openYear(calendar, year);
  for (const walk = walker(start); left > laid.total; laid = openYear(calendar, year)) {
    left -= laid.total;
    year++;
    walk(year, laid);
  }
  // Whole milliseconds, so the first running sum above left − 1 is the first that reaches left.
  const index = firstAbove(laid.elapsed, left - 1);
  return (laid.closes[index] ?? 0) - ((laid.elapsed[index] ?? 0) - left);
}

/** The latest instant at which the open time since the start of `year` is `reading`, which may be negative. */
function back(calendar: BusinessCalendar, start: number, reading: number): number {
  let left = reading;
  let year = start;
  let laid = openYear(calendar, year);
  for (const walk = walker(start); left < 0; left += laid.total) {
    year--;
    walk(year, laid);
    laid = openYear(calendar, year);
  }
  const index = firstAbove(laid.elapsed, left);
  return (laid.closes[index] ?? 0) - ((laid.elapsed[index] ?? 0) - left);
}

/** Guards a walk from year to year: called with the year entered and the one left. */
function walker(start: number): (entered: number, left: OpenYear) => void {
  let closedYears = 0;
  return (entered, left) => {
    const startLeft = Math.abs(entered - start) === 1;
    closedYears = startLeft || left.total > 0 ? 0 : closedYears + 1;
    if (closedYears === OPENING_YEARS) {
      const side = entered > start ? 'before' : 'after';
      throw new RangeError(`calendar must open within ${OPENING_YEARS} years, got none in those ${side} ${entered}`);
    }
    if (Math.abs(entered - start) > REACH_YEARS) {
      throw new RangeError(`limit must lie at most ${REACH_YEARS} years from ${start}, got beyond ${entered}`);
    }
  };
}

/**
 * The instant at which a limit of `days` working days ends.
 * Default: the day of receipt is not counted, then every day with open time is, and the limit falls as the last window of
 * the last day closes; whether receipt fell in open time plays no part. `count` sets both choices.
 * Source of the default: Civil Code of the PRC, article 201 (the first day is not counted) and article 203 (the last day
 * ends at 24:00, or when business stops where there are business hours).
 * Throws RangeError when days is not a whole number of at least 1, and as `addWorkingMinutes` does.
 */
export function addWorkingDays(calendar: BusinessCalendar, from: Date, days: number, count: DayCount = {}): Date {
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError(`days must be a whole number of at least 1, got ${days}`);
  const received = localDay(calendar, from);
  let year = received.year;
  let laid = openYear(calendar, year);
  const counted =
    count.first === 'receipt' ? firstAbove(laid.dayCloses, from.getTime()) : firstAbove(laid.days, received.day);
  let index = counted + days - 1;
  for (const walk = walker(year); index >= laid.days.length; laid = openYear(calendar, year)) {
    index -= laid.days.length;
    year++;
    walk(year, laid);
  }
  if (count.until !== 'midnight') return new Date(laid.dayCloses[index] ?? 0);
  return new Date(firstInstant(calendar.zone, ((laid.days[index] ?? 0) + 1) * DAY_MS));
}
