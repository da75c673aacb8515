import { addDays, dayRange, type IsoDate, weekday } from '@tongli/calendar';
import type { ReportPeriod, ReportRows } from '@tongli/contracts/measures';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';

const monthStart = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;
const monthsLater = (first: IsoDate, months: number): IsoDate => {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
};
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

function firstOf(period: ReportPeriod, day: IsoDate): IsoDate {
  if (period === 'today' || period === 'day') return day;
  if (period === 'week') return addDays(day, -weekday(day));
  if (period === 'month') return monthStart(day);
  if (period === 'year') return `${day.slice(0, 4)}-01-01`;
  const month = Number(day.slice(5, 7)) - 1;
  return monthsLater(`${day.slice(0, 4)}-01-01`, month - (month % 3));
}

function lastOf(period: ReportPeriod, first: IsoDate): IsoDate {
  if (period === 'today' || period === 'day') return first;
  return period === 'week' ? addDays(first, 6) : addDays(monthsLater(first, monthsOf[period]), -1);
}

/** The period in which a day lies. */
export function periodOf(period: ReportPeriod, day: IsoDate): Range {
  const from = firstOf(period, day);
  return { from, to: lastOf(period, from) };
}

/** What is told where no day is named: today, or the last period that is over. */
export function usualPeriod(period: ReportPeriod, today: IsoDate): Range {
  if (period === 'today') return periodOf(period, today);
  return periodOf(period, addDays(firstOf(period, today), -1));
}

/** The period before: of a day the same day of the week before, which is like it. */
export function periodBefore(period: ReportPeriod, { from }: Range): Range {
  if (period === 'today' || period === 'day') return periodOf(period, addDays(from, -7));
  return periodOf(period, addDays(from, -1));
}

export interface Step extends Range {
  readonly key: string;
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Steps of a period as far as it has come; a week or month at its edge is what lies within. Null where its lines are parts of the place. */
export function stepsOf(rows: ReportRows, range: Range, today: IsoDate): readonly Step[] | null {
  const to = earlier(range.to, today);
  if (rows === 'hour') return hours.map((hour) => ({ key: hour, from: range.from, to: range.from }));
  if (rows !== 'day' && rows !== 'week' && rows !== 'month') return null;
  const days = to < range.from ? [] : dayRange(range.from, to);
  const groups = Map.groupBy(days, (day) => firstOf(rows, day));
  return [...groups.values()].map((own) => {
    const [from, last] = [own[0] ?? range.from, own.at(-1) ?? to];
    return { key: from, from, to: last };
  });
}
