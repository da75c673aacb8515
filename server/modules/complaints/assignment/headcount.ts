import { addDays, type BusinessCalendar, dayRange, type IsoDate, weekday, windowsOn } from '@tongli/calendar';
import type { CapacityWeek } from '@tongli/contracts/complaints';

export const isWorkingDay = (calendar: BusinessCalendar, date: IsoDate): boolean =>
  windowsOn(calendar, date, weekday(date)).length > 0;

/** Working days of a span, both ends included. */
export const workingDays = (calendar: BusinessCalendar, from: IsoDate, to: IsoDate): number =>
  dayRange(from, to).filter((date) => isWorkingDay(calendar, date)).length;

export const mondayOf = (date: IsoDate): IsoDate => addDays(date, -weekday(date));

/** Handlers that so many cases a working day ask for; null where nobody has recorded what a case takes. */
export function handlersNeeded(
  arrivalsPerDay: number,
  { hoursPerCase, hoursPerDay }: { readonly hoursPerCase: number | null; readonly hoursPerDay: number },
): number | null {
  return hoursPerCase === null ? null : (arrivalsPerDay * hoursPerCase) / hoursPerDay;
}

/** Little's law: at a steady pace as many are open as arrive in the time that one stays open. */
export const expectedOpen = (arrivalsPerDay: number, daysOpen: number | null): number | null =>
  daysOpen === null ? null : arrivalsPerDay * daysOpen;

export interface PastWeek {
  readonly from: IsoDate;
  readonly arrivals: number;
  readonly active: number;
}

export interface WeekFacts {
  readonly calendar: BusinessCalendar;
  readonly today: IsoDate;
  /** The full weeks before this one, the oldest first, without gaps. */
  readonly past: readonly PastWeek[];
  readonly handlers: number;
  /** Days on which handlers are away, by date. */
  readonly away: ReadonlyMap<IsoDate, number>;
  readonly hoursPerCase: number | null;
  readonly hoursPerDay: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

function thereOn({ calendar, handlers, away }: WeekFacts, from: IsoDate): number {
  const days = dayRange(from, addDays(from, 6)).filter((date) => isWorkingDay(calendar, date));
  if (days.length === 0) return 0;
  const present = days.reduce((sum, date) => sum + handlers - (away.get(date) ?? 0), 0);
  return round(present / days.length);
}

function week(
  facts: WeekFacts,
  from: IsoDate,
  rest: Pick<CapacityWeek, 'arrivals' | 'foreseen' | 'active'>,
): CapacityWeek {
  const days = workingDays(facts.calendar, from, addDays(from, 6));
  const needed = days === 0 ? null : handlersNeeded(rest.arrivals / days, facts);
  return {
    from,
    ...rest,
    workingDays: days,
    needed: needed === null ? null : round(needed),
    there: thereOn(facts, from),
  };
}

/** How many of the weeks before carry the forecast. */
export const basisWeeks = 8;
const weeksAhead = 4;

/** Cases a working day over the weeks given, the later half counting twice; null without a working day. */
export function pace(calendar: BusinessCalendar, past: readonly PastWeek[]): number | null {
  let [cases, days] = [0, 0];
  for (const [index, { from, arrivals }] of past.entries()) {
    const weight = index >= past.length / 2 ? 2 : 1;
    cases += weight * arrivals;
    days += weight * workingDays(calendar, from, addDays(from, 6));
  }
  return days === 0 ? null : cases / days;
}

/**
 * The weeks before as they were, and those to come at the pace of late over their working days: complaints a week are too few for more
 * than a level, and a festival counts by its closed days.
 */
export function weeksOf(facts: WeekFacts): CapacityWeek[] {
  const before = facts.past.map(({ from, arrivals, active }) =>
    week(facts, from, { arrivals, foreseen: false, active }),
  );
  const perDay = pace(facts.calendar, facts.past) ?? 0;
  const first = mondayOf(facts.today);
  const ahead = Array.from({ length: weeksAhead }, (_, index) => {
    const from = addDays(first, index * 7);
    const arrivals = round(perDay * workingDays(facts.calendar, from, addDays(from, 6)));
    return week(facts, from, { arrivals, foreseen: true, active: null });
  });
  return [...before, ...ahead];
}
