import { addWorkingMinutes, type BusinessCalendar, workingMinutesBetween } from '@tongli/calendar';
import type { LimitTrack } from './limit.ts';

/** What is left of a limit that waits, in working minutes of its calendar; `warn` null where it has warned already. */
export interface TimeLeft {
  readonly warn: number | null;
  readonly due: number;
}

/** What a limit has left at `now`. A warning that is due by then has none left. */
export function timeLeft(calendar: BusinessCalendar, limit: LimitTrack, now: Date): TimeLeft {
  const until = (at: Date) => (at <= now ? 0 : workingMinutesBetween(calendar, now, at));
  return { warn: limit.warnedAt === null ? until(limit.warnAt) : null, due: until(limit.dueAt) };
}

/** The instants of a limit that runs again from `now` with what it had left. One that has warned keeps the instant of its warning. */
export function resumedTimes(
  calendar: BusinessCalendar,
  { warn, due }: TimeLeft,
  { now, warnAt }: { readonly now: Date; readonly warnAt: Date },
): { readonly warnAt: Date; readonly dueAt: Date } {
  const after = (minutes: number) => (minutes > 0 ? addWorkingMinutes(calendar, now, minutes) : now);
  return { warnAt: warn === null ? warnAt : after(warn), dueAt: after(due) };
}
