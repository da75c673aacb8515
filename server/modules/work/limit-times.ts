import {
  addDays,
  addWorkingDays,
  addWorkingMinutes,
  type BusinessCalendar,
  localDate,
  startOfDay,
  workingMinutesBetween,
} from '@tongli/calendar';

/** How long a limit is: in working time, or in days of the calendar on the wall, as laws count them. */
export type LimitSpan = { readonly minutes: number } | { readonly days: number } | { readonly calendarDays: number };

export interface LimitTimes {
  readonly warnAt: Date;
  readonly dueAt: Date;
}

/**
 * When a limit warns and when it is due, in the working time of a calendar: lunch, nights and holidays do not count.
 * A limit in days ends as its last day closes, the day of the start not counted (the calendar engine's default); one in calendar
 * days with the midnight that ends its last day, a holiday like any other. The
 * warning comes when the share `warnAtShare` of the working minutes from start to end has passed, for both spans.
 * Throws RangeError on a share outside (0, 1], a span that is not positive, and a calendar that does not open.
 */
export function limitTimes(
  calendar: BusinessCalendar,
  startedAt: Date,
  span: LimitSpan,
  warnAtShare: number,
): LimitTimes {
  if (!(warnAtShare > 0 && warnAtShare <= 1))
    throw new RangeError(`warnAtShare must lie above 0 and at most at 1, got ${warnAtShare}`);
  const dueAt = dueTime(calendar, startedAt, span);
  const minutes = workingMinutesBetween(calendar, startedAt, dueAt);
  const warnAt = addWorkingMinutes(calendar, startedAt, minutes * warnAtShare);
  return { warnAt: new Date(Math.min(warnAt.getTime(), dueAt.getTime())), dueAt };
}

function dueTime(calendar: BusinessCalendar, startedAt: Date, span: LimitSpan): Date {
  if ('calendarDays' in span) return endOfCalendarDays(calendar, startedAt, span.calendarDays);
  if ('days' in span) return addWorkingDays(calendar, startedAt, span.days);
  if (!(span.minutes > 0)) throw new RangeError(`minutes must be greater than 0, got ${span.minutes}`);
  return addWorkingMinutes(calendar, startedAt, span.minutes);
}

function endOfCalendarDays({ zone }: BusinessCalendar, startedAt: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`days must be a whole number above 0, got ${days}`);
  return startOfDay(zone, addDays(localDate(zone, startedAt), days + 1));
}
