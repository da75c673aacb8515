import { addDays, dayRange, type IsoDate } from '@tongli/calendar';
import type { TilePeriod, TilePeriodName } from '@tongli/contracts/measures';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';

/** Days since Monday. */
const sinceMonday = (day: IsoDate) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const monthOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

function named(name: TilePeriodName, today: IsoDate): Range {
  const yesterday = addDays(today, -1);
  const monday = addDays(today, -sinceMonday(today));
  const beforeMonth = addDays(monthOf(today), -1);
  const ranges: Readonly<Record<TilePeriodName, Range>> = {
    today: { from: today, to: today },
    yesterday: { from: yesterday, to: yesterday },
    'this-week': { from: monday, to: today },
    'last-week': { from: addDays(monday, -7), to: addDays(monday, -1) },
    'this-month': { from: monthOf(today), to: today },
    'last-month': { from: monthOf(beforeMonth), to: beforeMonth },
    'last-7-days': { from: addDays(today, -6), to: today },
    'last-30-days': { from: addDays(today, -29), to: today },
    'last-90-days': { from: addDays(today, -89), to: today },
    'this-year': { from: `${today.slice(0, 4)}-01-01`, to: today },
  };
  return ranges[name];
}

/** The business dates that a tile is about, and as many before them; what has not come yet is left out. */
export function rangesOf(period: TilePeriod, today: IsoDate): { readonly range: Range; readonly before: Range } {
  const asked = typeof period === 'string' ? named(period, today) : period;
  const range = { from: asked.from, to: asked.from > today ? asked.to : earlier(asked.to, today) };
  const days = dayRange(range.from, range.to).length;
  return { range, before: { from: addDays(range.from, -days), to: addDays(range.from, -1) } };
}
