import type { SpecialDayRow } from '@tongli/contracts/org';
import { dayAfter, type Span } from '../../ui/spc/address.ts';

/** Days in a row that are special for the same reason. */
export interface DayRun extends Span {
  readonly days: number;
  /** The first of them; the others differ by the date alone. */
  readonly day: SpecialDayRow;
}

const reason = ({ date: _date, ...rest }: SpecialDayRow) => JSON.stringify(rest);
const byDate = (one: SpecialDayRow, other: SpecialDayRow) => one.date.localeCompare(other.date);

/** The runs that begin in a year. */
export function runsIn(year: number, special: readonly SpecialDayRow[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of special.toSorted(byDate)) {
    const last = runs.at(-1);
    const goesOn = last && dayAfter(last.to, 1) === day.date && reason(last.day) === reason(day);
    if (goesOn) runs[runs.length - 1] = { ...last, to: day.date, days: last.days + 1 };
    else runs.push({ from: day.date, to: day.date, days: 1, day });
  }
  return runs.filter(({ from }) => from.startsWith(`${year}-`));
}

const outside =
  ({ from, to }: Span) =>
  (day: SpecialDayRow) =>
    day.date < from || day.date > to;

/** The days without those of a span. */
export const withoutDays = (special: readonly SpecialDayRow[], span: Span) => special.filter(outside(span));

/** The days with one reason over a whole span, in place of what stood there. */
export function withDays(
  special: readonly SpecialDayRow[],
  { from, to }: Span,
  day: Omit<SpecialDayRow, 'date'>,
): SpecialDayRow[] {
  const added: SpecialDayRow[] = [];
  for (let date = from; date <= to; date = dayAfter(date, 1)) added.push({ ...day, date });
  return [...withoutDays(special, { from, to }), ...added].toSorted(byDate);
}
