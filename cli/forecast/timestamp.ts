import { addDays, type IsoDate } from '@tongli/calendar';
import { type Place, refuseValue } from '../refusal.ts';

export type LocalTime = { readonly date: IsoDate; readonly minute: number };

const pattern =
  /^\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?\s*$/i;

/**
 * What the wall clock shows: 2026-03-01T07:30, 2026/3/1 7:30, or a date alone for midnight. An offset or a Z is read and not
 * converted, since planners think in local hours. Undefined when it is none of these.
 */
export function parseTimestamp(text: string): LocalTime | undefined {
  const [, year = '', , month = '', day = '', hour = '0', minute = '0'] = pattern.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { date, minute: Number(hour) * 60 + Number(minute) };
}

// A history has some thousand dates and a hundred times as many timestamps.
const checked = new Map<string, boolean>();

function isDate(date: string): boolean {
  const known = checked.get(date);
  if (known !== undefined) return known;
  let exists = false;
  try {
    exists = addDays(date, 0) === date;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  checked.set(date, exists);
  return exists;
}

export function readTimestamp(place: Place, text: string): LocalTime {
  return (
    parseTimestamp(text) ??
    refuseValue(place, text, {
      zh: '应为 1900 年以后存在的时间，请写成 2026-03-01 07:30',
      en: 'it must be a time that exists, after 1900; write it as 2026-03-01 07:30',
    })
  );
}

export function readDate(place: Place, text: string): IsoDate {
  const time = parseTimestamp(text);
  if (time && time.minute === 0) return time.date;
  return refuseValue(place, text, {
    zh: '应为存在的日期，请写成 2026-03-01',
    en: 'it must be a date that exists; write it as 2026-03-01',
  });
}
