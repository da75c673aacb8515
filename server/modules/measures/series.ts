import { addDays, dayRange, type IsoDate, weekday } from '@tongli/calendar';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { earlier, later } from './dates.ts';

/** What was counted on a day: numerator and denominator. */
export interface DayCount {
  readonly count: number;
  readonly size: number;
}

/** One point of a series: a day, or a week from Monday on. A size of 0 is a gap. */
export interface SeriesPoint extends DayCount {
  readonly label: IsoDate;
  /** Of a rational subgroup: its single values, of which `count` is the sum and `size` the number. */
  readonly values?: readonly number[];
}

export type Period = Pick<ChartDefinition, 'bucket' | 'from' | 'to' | 'splitOn'>;

export interface Series {
  readonly points: readonly SeriesPoint[];
  /** First point of the new phase: the number of points before the split. Null without a split. */
  readonly splitIndex: number | null;
}

const daysIn = { day: 1, week: 7 } as const;

/** The last day that a point covers. */
export function lastDay(bucket: Period['bucket'], label: IsoDate): IsoDate {
  return addDays(label, daysIn[bucket] - 1);
}

/** What a point is measured against: the days that were covered, or what was counted on them. */
export type Size = { readonly covered: ReadonlySet<IsoDate> } | 'counted';

/**
 * Fills the calendar: every day, or every complete week, has its point. A week that the split cuts in two belongs to
 * neither side and is left out, as are the days before the first and after the last complete week. A day, and a week with a
 * day, on which nobody counted is a gap.
 */
export function seriesOf(period: Period, counted: ReadonlyMap<IsoDate, DayCount>, size: Size): Series {
  const { from, to, splitOn, bucket } = period;
  const draw = (first: IsoDate, last: IsoDate) =>
    starts(bucket, first, last).map((label) => pointAt(label, bucket, counted, size));
  if (splitOn === null) return { points: draw(from, to), splitIndex: null };
  const before = draw(from, earlier(addDays(splitOn, -1), to));
  return { points: [...before, ...draw(later(splitOn, from), to)], splitIndex: before.length };
}

function starts(bucket: Period['bucket'], first: IsoDate, last: IsoDate): readonly IsoDate[] {
  const days = dayRange(first, last);
  if (bucket === 'day') return days;
  return days.filter((day, place) => weekday(day) === 0 && place + daysIn.week <= days.length);
}

function pointAt(
  label: IsoDate,
  bucket: Period['bucket'],
  counted: ReadonlyMap<IsoDate, DayCount>,
  size: Size,
): SeriesPoint {
  const days = bucket === 'day' ? [label] : dayRange(label, lastDay(bucket, label));
  if (size !== 'counted' && !days.every((day) => size.covered.has(day))) return { label, count: 0, size: 0 };
  const total = { count: 0, size: 0 };
  for (const day of days) {
    const found = counted.get(day);
    total.count += found?.count ?? 0;
    total.size += size === 'counted' ? (found?.size ?? 0) : 1;
  }
  return { label, ...total };
}
