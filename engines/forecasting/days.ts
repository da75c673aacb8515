import { addDays, type IsoDate, weekday } from '@tongli/calendar';

const dayMs = 86_400_000;

/** Days from 1970-01-01; a text that is no date throws a RangeError. */
export function dayNumber(date: IsoDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && Number.isInteger(day) && addDays('1970-01-01', day) === date) return day;
  throw new RangeError(`date is ${JSON.stringify(date)}: it must be a date as YYYY-MM-DD`);
}

/** What the calendar says of each day of a span. */
export type Dates = {
  readonly first: IsoDate;
  readonly iso: readonly IsoDate[];
  /** Monday 0 to Sunday 6. */
  readonly weekday: Int8Array;
  /** Day of the month from 0, and days in the month. */
  readonly dayOfMonth: Int8Array;
  readonly monthLength: Int8Array;
  /** From 0 to 1. */
  readonly partOfYear: Float64Array;
};

export function datesFrom(first: IsoDate, count: number): Dates {
  const start = dayNumber(first);
  const iso = Array.from({ length: count }, (_, day) => addDays(first, day));
  const weekdayOfFirst = weekday(first);
  const dates = {
    first,
    iso,
    weekday: Int8Array.from({ length: count }, (_, day) => (weekdayOfFirst + day) % 7),
    dayOfMonth: Int8Array.from(iso, (date) => Number(date.slice(8)) - 1),
    monthLength: Int8Array.from(iso, monthLengthOf),
    partOfYear: Float64Array.from(iso, (date, day) => (start + day - dayNumber(`${date.slice(0, 4)}-01-01`)) / 365.25),
  };
  return dates;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthLengthOf(date: IsoDate): number {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const leaps = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leaps ? 29 : (lengths[month - 1] ?? 30);
}
