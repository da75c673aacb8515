import { instantOf, type Zone } from '@tongli/calendar';

/** How a column writes dates such as 03/04/2015; null while its values do not tell. */
export type DateOrder = 'day-first' | 'month-first' | null;

/** How many of a column's dates can only be read day first, or only month first. */
export interface OrderTally {
  dayFirst: number;
  monthFirst: number;
}

export type DateReading =
  | { readonly at: Date /** No time of day is stated: `at` is the start of the day. */; readonly dateOnly: boolean }
  | { readonly error: 'unreadable-date' | 'ambiguous-date' };

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const firstYear = 1970;
const lastYear = 2100;
const unreadable = { error: 'unreadable-date' } as const;

const time = String.raw`(?:[ T]*(上午|下午)?\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);

/** Counts a value that shows its column's order; others leave the tally as it is. */
export function tallyOrder(tally: OrderTally, text: string): void {
  if (text.length < 8 || text.length > 40) return;
  const match = yearLast.exec(text.trim());
  if (!match || match[2] === '.') return;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) tally.dayFirst += 1;
  if (second > 12 && first <= 12) tally.monthFirst += 1;
}

export function orderOf({ dayFirst, monthFirst }: OrderTally): DateOrder {
  if (dayFirst === monthFirst) return null;
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

/**
 * Reads a date, with or without time of day, as a clock in `zone` shows it: 2015-03-19, 2015/3/19 9:05, 2015年3月19日,
 * 20150319, 19.03.2015, 03/19/2015 1:30 PM, or ISO 8601 with its own offset. `order` settles what 03/04/2015 means.
 */
export function readDate(text: string, zone: Zone, order: DateOrder): DateReading {
  const value = text.normalize('NFKC').trim();
  const leading = yearFirst.exec(value) ?? compact.exec(value);
  if (leading) {
    const parts = { year: Number(leading[1]), month: Number(leading[2]), day: Number(leading[3]) };
    return place(parts, leading.slice(4), zone);
  }
  const trailing = yearLast.exec(value);
  if (!trailing) return unreadable;
  const parts = partsOf(trailing, order);
  return 'error' in parts ? parts : place(parts, trailing.slice(5), zone);
}

/** With dots the day comes first everywhere; with slashes or dashes only the values can tell. */
function partsOf(match: RegExpExecArray, order: DateOrder): Parts | { error: 'ambiguous-date' } {
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  if (match[2] === '.' || first > 12 || first === second) return dayFirst;
  if (second > 12) return monthFirst;
  if (order === null) return { error: 'ambiguous-date' };
  return order === 'day-first' ? dayFirst : monthFirst;
}

function place(parts: Parts, [half, hour, minute, second, meridiem, offset]: string[], zone: Zone): DateReading {
  if (!exists(parts)) return unreadable;
  const date = `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`;
  if (hour === undefined) return { at: instantOf(zone, date, 0), dateOnly: true };
  const hours = hourOf(Number(hour), half ?? meridiem);
  const minutes = Number(minute);
  const seconds = Number(second ?? 0);
  if (hours === null || minutes > 59 || seconds > 59) return unreadable;
  const local = offset ? atOffset(parts, hours * 60 + minutes, offset) : instantOf(zone, date, hours * 60 + minutes);
  return { at: new Date(local.getTime() + seconds * 1_000), dateOnly: false };
}

const pad = (number: number) => String(number).padStart(2, '0');

function exists({ year, month, day }: Parts): boolean {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 24-hour clock from either; null where the two contradict each other. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  const afternoon = half === '下午' || half.toLowerCase().startsWith('p');
  // 「下午 15:00」 is written as well as 「下午 3:00」.
  if (afternoon && hour > 12 && hour <= 23) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function atOffset({ year, month, day }: Parts, minute: number, offset: string): Date {
  const local = Date.UTC(year, month - 1, day, 0, minute);
  if (offset === 'Z') return new Date(local);
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.slice(1).replace(':', '');
  return new Date(local - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000);
}
