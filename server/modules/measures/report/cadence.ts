import {
  addDays,
  type BusinessCalendar,
  type IsoDate,
  instantOf,
  localDate,
  weekday,
  windowsOn,
} from '@tongli/calendar';
import type { ReportCadence } from '@tongli/contracts/measures';

/** Looked ahead so far: longer than any holiday, and than the longest month. */
const mostDays = 62;

/** Whether somebody works that day at all: make-up days count, holidays do not. */
const isWorking = (calendar: BusinessCalendar, day: IsoDate): boolean =>
  windowsOn(calendar, day, weekday(day)).length > 0;

/** Minutes of a day at which it leaves. */
function minutesOn(calendar: BusinessCalendar, cadence: ReportCadence, minute: number, day: IsoDate): number[] {
  if (cadence.every === 'week') return weekday(day) === cadence.weekday ? [minute] : [];
  if (cadence.every === 'month') return Number(day.slice(8)) === cadence.monthDay ? [minute] : [];
  if (!isWorking(calendar, day)) return [];
  if (cadence.every === 'working-day') return [minute];
  const hours = Math.floor((cadence.untilMinute - minute) / 60);
  return Array.from({ length: Math.max(0, hours) + 1 }, (_, hour) => minute + hour * 60);
}

/** The next time after an instant, in the site's zone; null where none is to come. */
export function nextTime(
  calendar: BusinessCalendar,
  { cadence, minute }: { readonly cadence: ReportCadence; readonly minute: number },
  after: Date,
): Date | null {
  const today = localDate(calendar.zone, after);
  for (let ahead = 0; ahead <= mostDays; ahead++) {
    const day = addDays(today, ahead);
    for (const at of minutesOn(calendar, cadence, minute, day)) {
      const instant = instantOf(calendar.zone, day, at);
      if (instant > after) return instant;
    }
  }
  return null;
}
