import { dayNumber, type IsoDate } from './dates.ts';
import { assertZone, type Zone } from './zone.ts';

/** Open from `startMinute` up to, not including, `endMinute`; minutes from local midnight, 0 to 1440. */
export interface WorkingWindow {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** A date that differs from its weekday: a public holiday (closed), a make-up workday 调休 or short hours (open). */
export interface SpecialDay {
  readonly kind: 'closed' | 'open';
  /** Of an open day; Monday's when absent. */
  readonly windows?: readonly WorkingWindow[];
  readonly name: { readonly zh: string; readonly en: string };
  /** Expected, not yet announced. */
  readonly provisional?: true;
}

/** When work goes on at a site. Plain data: it survives JSON. */
export interface BusinessCalendar {
  readonly zone: Zone;
  /** Seven days, Monday first. A day without windows is closed. */
  readonly week: readonly (readonly WorkingWindow[])[];
  readonly special: Readonly<Record<IsoDate, SpecialDay>>;
}

const MINUTES_PER_DAY = 1440;
const DAYS_PER_WEEK = 7;

/**
 * Checks a calendar and returns a frozen copy, so that what was derived from it stays true.
 * Throws RangeError naming the field, its value and the bound.
 */
export function defineCalendar(input: BusinessCalendar): BusinessCalendar {
  assertZone(input.zone);
  if (input.week.length !== DAYS_PER_WEEK) {
    throw new RangeError(`week must have ${DAYS_PER_WEEK} days, Monday first, got ${input.week.length}`);
  }
  const week = input.week.map((windows, index) => checkedWindows(`week[${index}]`, windows));
  const special: Record<IsoDate, SpecialDay> = {};
  for (const [date, day] of Object.entries(input.special)) special[date] = checkedSpecial(date, day);
  return Object.freeze({ zone: input.zone, week: Object.freeze(week), special: Object.freeze(special) });
}

function checkedWindows(field: string, windows: readonly WorkingWindow[]): readonly WorkingWindow[] {
  let openFrom = 0;
  const checked = windows.map(({ startMinute, endMinute }, index) => {
    const at = `${field}[${index}]`;
    assertMinute(`${at}.startMinute`, startMinute);
    assertMinute(`${at}.endMinute`, endMinute);
    if (startMinute < openFrom) {
      throw new RangeError(
        `${at}.startMinute must be at least ${openFrom}, where the last window ends, got ${startMinute}`,
      );
    }
    if (endMinute <= startMinute) {
      throw new RangeError(`${at}.endMinute must be greater than startMinute ${startMinute}, got ${endMinute}`);
    }
    openFrom = endMinute;
    return Object.freeze({ startMinute, endMinute });
  });
  return Object.freeze(checked);
}

function assertMinute(field: string, minute: number): void {
  if (Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_PER_DAY) return;
  throw new RangeError(`${field} must be a whole minute in 0 to ${MINUTES_PER_DAY}, got ${minute}`);
}

function checkedSpecial(date: IsoDate, day: SpecialDay): SpecialDay {
  const field = `special[${date}]`;
  dayNumber(date);
  if (day.kind !== 'closed' && day.kind !== 'open') {
    throw new RangeError(`${field}.kind must be closed or open, got ${JSON.stringify(day.kind)}`);
  }
  if (day.kind === 'closed' && day.windows) {
    throw new RangeError(`${field}.windows must be absent on a closed day, got ${day.windows.length} windows`);
  }
  return Object.freeze({
    kind: day.kind,
    ...(day.windows && { windows: checkedWindows(`${field}.windows`, day.windows) }),
    name: Object.freeze({ zh: day.name.zh, en: day.name.en }),
    ...(day.provisional && { provisional: day.provisional }),
  });
}

/** The windows of one date; `weekday` is its own, Monday 0. */
export function windowsOn(calendar: BusinessCalendar, date: IsoDate, weekday: number): readonly WorkingWindow[] {
  const special = calendar.special[date];
  if (!special) return calendar.week[weekday] ?? [];
  if (special.kind === 'closed') return [];
  return special.windows ?? calendar.week[0] ?? [];
}
