import { useLanguage } from '../../../ui/language.ts';

/** Monday first, short. The first of January 2024 was one. */
export function useWeekdays(): string[] {
  const format = new Intl.DateTimeFormat(useLanguage() === 'en' ? 'en-GB' : 'zh-CN', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

/** When a half hour of the day begins. */
export const clockOf = (halfHour: number): string =>
  `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
