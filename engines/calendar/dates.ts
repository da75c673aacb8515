/** A civil date of the proleptic Gregorian calendar, 'YYYY-MM-DD', years 1900 to 9999. */
export type IsoDate = string;

export const DAY_MS = 86_400_000;
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 9999;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1970-01-01 to `date`. Throws RangeError when the text is no date of the calendar. */
export function dayNumber(date: IsoDate): number {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError(`date must be YYYY-MM-DD, got ${JSON.stringify(date)}`);
  const year = Number(match[1]);
  if (year < FIRST_YEAR) throw new RangeError(`date must lie in ${FIRST_YEAR} to ${LAST_YEAR}, got ${date}`);
  const ms = Date.UTC(year, Number(match[2]) - 1, Number(match[3]));
  const day = ms / DAY_MS;
  // Date.UTC rolls 30 February over into March; a date that does not come back unchanged never existed.
  if (dateOf(day) !== date) throw new RangeError(`date must exist in the calendar, got ${date}`);
  return day;
}

/** The date `day` days after 1970-01-01: the inverse of `dayNumber`. */
export function dateOf(day: number): IsoDate {
  const instant = new Date(day * DAY_MS);
  const year = instant.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`date must lie in ${FIRST_YEAR} to ${LAST_YEAR}, got day ${day} of the epoch`);
  }
  return instant.toISOString().slice(0, 10);
}

/** Monday 0 to Sunday 6, of a day number: 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Monday 0 to Sunday 6. */
export function weekday(date: IsoDate): number {
  return weekdayOf(dayNumber(date));
}

/** The date `n` days later (earlier when negative). */
export function addDays(date: IsoDate, n: number): IsoDate {
  if (!Number.isInteger(n)) throw new RangeError(`n must be a whole number of days, got ${n}`);
  return dateOf(dayNumber(date) + n);
}

/** Every date from `from` to `to`, both included; empty when `to` lies before `from`. */
export function dayRange(from: IsoDate, to: IsoDate): IsoDate[] {
  const first = dayNumber(from);
  const length = Math.max(0, dayNumber(to) - first + 1);
  return Array.from({ length }, (_, index) => dateOf(first + index));
}
