import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getOverview } from '@tongli/contracts/measures';
import { dayAfter, type Span } from '../../ui/spc/address.ts';

export type OverviewDay = ReplyOf<typeof getOverview>['days'][number];
export type Grain = 'day' | 'week' | 'month';

/** What one column of the overview's charts shows. */
export interface Column extends Omit<OverviewDay, 'date'> {
  readonly span: Span;
}

const [dayColumns, weekColumns] = [100, 750];

/** Columns stay readable: days for a quarter, weeks for two years, months beyond. */
export function grainOf(days: number): Grain {
  if (days <= dayColumns) return 'day';
  return days <= weekColumns ? 'week' : 'month';
}

function startOf(date: string, grain: Grain): string {
  if (grain === 'day') return date;
  if (grain === 'month') return `${date.slice(0, 7)}-01`;
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(date, -weekday);
}

const sum = (days: readonly OverviewDay[], of: (day: OverviewDay) => number) =>
  days.reduce((total, day) => total + of(day), 0);

function joined(days: readonly OverviewDay[], span: Span): Column {
  const timed = sum(days, (day) => day.timed);
  const dated = sum(days, (day) => day.dated);
  return {
    span,
    lodged: sum(days, (day) => day.lodged),
    closed: sum(days, (day) => day.closed),
    timed,
    dated,
    onTimeRate: timed > 0 ? sum(days, (day) => (day.onTimeRate ?? 0) * day.timed) / timed : null,
    meanDaysToClose: dated > 0 ? sum(days, (day) => (day.meanDaysToClose ?? 0) * day.dated) / dated : null,
  };
}

/** Days joined into columns; rates are weighted by what they were counted over. */
export function columnsOf(days: readonly OverviewDay[], grain: Grain): Column[] {
  const groups = Map.groupBy(days, (day) => startOf(day.date, grain));
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first && last ? [joined(group, { from: first.date, to: last.date })] : [];
  });
}
