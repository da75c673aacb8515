import { useLanguage } from '../language.ts';

const dayMs = 86_400_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

export interface CalendarNames {
  /** Monday 0 to Sunday 6. */
  weekday(index: number, width?: 'long' | 'short' | 'narrow'): string;
  /** January 0 to December 11. */
  month(index: number): string;
}

/** Weekdays and months in the reader's language. */
export function useCalendarNames(): CalendarNames {
  const locale = useLanguage() === 'en' ? 'en-GB' : 'zh-CN';
  return {
    weekday: (index, width = 'long') =>
      new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(monday + index * dayMs),
    month: (index) =>
      new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, index, 1)),
  };
}
