import { addWorkingMinutes, type BusinessCalendar, workingMinutesBetween } from '@tongli/calendar';
import type { Urgency } from '@tongli/contracts/work';

/** The instants of something that must be done: two warnings and the end, each with the instant at which it fired. */
export interface Clock {
  readonly warnAt: Date;
  readonly pressAt: Date;
  readonly dueAt: Date;
  readonly warnedAt: Date | null;
  readonly pressedAt: Date | null;
  readonly breachedAt: Date | null;
}

export const warnShare = 0.75;
export const pressShare = 0.9;

/**
 * A clock that has not fired yet. Its warnings stand at 75 % and 90 % of the working minutes from `from` to `dueAt`; where the
 * calendar opens for none of them, at those shares of the plain time.
 */
export function clockOf(calendar: BusinessCalendar, from: Date, dueAt: Date): Clock {
  const minutes = workingMinutesBetween(calendar, from, dueAt);
  const plain = dueAt.getTime() - from.getTime();
  const at = (share: number) =>
    minutes > 0 ? addWorkingMinutes(calendar, from, minutes * share) : new Date(from.getTime() + plain * share);
  const none = { warnedAt: null, pressedAt: null, breachedAt: null };
  return { warnAt: at(warnShare), pressAt: at(pressShare), dueAt, ...none };
}

export interface Ticking {
  /** What fires at this instant, in order. */
  readonly fired: readonly Exclude<Urgency, 'calm'>[];
  readonly clock: Clock;
}

/** What fires at `now`: each once, in order, also when nobody looked for long. The due instant itself is a breach. */
export function tick(clock: Clock, now: Date): Ticking {
  const fires = (firedAt: Date | null, at: Date) => firedAt === null && at <= now;
  const [warns, presses, breaches] = [
    fires(clock.warnedAt, clock.warnAt),
    fires(clock.pressedAt, clock.pressAt),
    fires(clock.breachedAt, clock.dueAt),
  ];
  return {
    fired: [
      ...(warns ? ['warned' as const] : []),
      ...(presses ? ['pressing' as const] : []),
      ...(breaches ? ['breached' as const] : []),
    ],
    clock: {
      ...clock,
      warnedAt: warns ? now : clock.warnedAt,
      pressedAt: presses ? now : clock.pressedAt,
      breachedAt: breaches ? now : clock.breachedAt,
    },
  };
}

/** The earliest instant that has not fired; null when all have. */
export function nextTick(clock: Clock): Date | null {
  if (clock.warnedAt === null) return clock.warnAt;
  if (clock.pressedAt === null) return clock.pressAt;
  return clock.breachedAt === null ? clock.dueAt : null;
}

export function urgencyOf({ warnedAt, pressedAt, breachedAt }: Clock): Urgency {
  if (breachedAt !== null) return 'breached';
  if (pressedAt !== null) return 'pressing';
  return warnedAt === null ? 'calm' : 'warned';
}

/** The columns in which tables keep a clock. */
export interface ClockRow {
  warn_at: Date;
  press_at: Date;
  due_at: Date;
  warned_at: Date | null;
  pressed_at: Date | null;
  breached_at: Date | null;
}

export const clockIn = (row: ClockRow): Clock => ({
  warnAt: row.warn_at,
  pressAt: row.press_at,
  dueAt: row.due_at,
  warnedAt: row.warned_at,
  pressedAt: row.pressed_at,
  breachedAt: row.breached_at,
});

export const clockRow = (clock: Clock): ClockRow => ({
  warn_at: clock.warnAt,
  press_at: clock.pressAt,
  due_at: clock.dueAt,
  warned_at: clock.warnedAt,
  pressed_at: clock.pressedAt,
  breached_at: clock.breachedAt,
});
