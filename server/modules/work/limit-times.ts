import { addWorkingDays, addWorkingMinutes, type BusinessCalendar, workingMinutesBetween } from '@tongli/calendar';

/** How long a limit is, in working time. */
export type LimitSpan = { readonly minutes: number } | { readonly days: number };

export interface LimitTimes {
  readonly warnAt: Date;
  readonly dueAt: Date;
}

/**
 * When a limit warns and when it is due, in the working time of a calendar: lunch, nights and holidays do not count.
 * A limit in days ends as its last day closes, the day of the start not counted (the calendar engine's default). The
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
  return { warnAt: addWorkingMinutes(calendar, startedAt, minutes * warnAtShare), dueAt };
}

function dueTime(calendar: BusinessCalendar, startedAt: Date, span: LimitSpan): Date {
  if ('days' in span) return addWorkingDays(calendar, startedAt, span.days);
  if (!(span.minutes > 0)) throw new RangeError(`minutes must be greater than 0, got ${span.minutes}`);
  return addWorkingMinutes(calendar, startedAt, span.minutes);
}
