import { type BusinessCalendar, windowsOn } from './calendar.ts';
import { DAY_MS, dateOf, dayNumber, FIRST_YEAR, LAST_YEAR, weekdayOf } from './dates.ts';
import { firstInstant, localMs } from './zone.ts';

const MINUTE_MS = 60_000;

/** One local year of a calendar laid out in time, with running sums, so that any span of time is two binary searches. */
export interface OpenYear {
  /** Instants at which windows open and close, in order (ms). */
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** Open time of the year up to each close (ms). */
  readonly elapsed: readonly number[];
  /** Open time of the whole year (ms). */
  readonly total: number;
  /** Day numbers of the days with open time, and the instant each closes. */
  readonly days: readonly number[];
  readonly dayCloses: readonly number[];
}

const laidOut = new WeakMap<BusinessCalendar, Map<number, OpenYear>>();

/** Laid out once per calendar object and year (about 0.5 ms), then remembered as long as the calendar lives. */
export function openYear(calendar: BusinessCalendar, year: number): OpenYear {
  let years = laidOut.get(calendar);
  if (!years) {
    years = new Map();
    laidOut.set(calendar, years);
  }
  let laid = years.get(year);
  if (!laid) {
    laid = layOut(calendar, year);
    years.set(year, laid);
  }
  return laid;
}

function layOut(calendar: BusinessCalendar, year: number): OpenYear {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`year must lie in ${FIRST_YEAR} to ${LAST_YEAR}, got ${year}`);
  }
  const opens: number[] = [];
  const closes: number[] = [];
  const elapsed: number[] = [];
  const days: number[] = [];
  const dayCloses: number[] = [];
  let total = 0;
  const last = dayNumber(`${year}-12-31`);
  for (let day = dayNumber(`${year}-01-01`); day <= last; day++) {
    const spansBefore = closes.length;
    for (const { startMinute, endMinute } of windowsOn(calendar, dateOf(day), weekdayOf(day))) {
      const open = firstInstant(calendar.zone, day * DAY_MS + startMinute * MINUTE_MS);
      const close = firstInstant(calendar.zone, day * DAY_MS + endMinute * MINUTE_MS);
      // A window that clocks jumped over has no length.
      if (close <= open) continue;
      total += close - open;
      opens.push(open);
      closes.push(close);
      elapsed.push(total);
    }
    if (closes.length === spansBefore) continue;
    days.push(day);
    dayCloses.push(closes.at(-1) ?? 0);
  }
  return { opens, closes, elapsed, total, days, dayCloses };
}

/** The local day number and year of an instant. Throws RangeError on an invalid date. */
export function localDay(calendar: BusinessCalendar, at: Date): { day: number; year: number } {
  const local = localMs(calendar.zone, at.getTime());
  return { day: Math.floor(local / DAY_MS), year: new Date(local).getUTCFullYear() };
}

/** Index of the first element of an ascending list that is greater than `value`; the length when none is. */
export function firstAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Open time of the year that has passed at instant `at` (ms). */
export function openTimeUntil(year: OpenYear, at: number): number {
  const index = firstAbove(year.closes, at);
  const before = year.elapsed[index - 1] ?? 0;
  const open = year.opens[index];
  return open === undefined || at <= open ? before : before + at - open;
}
