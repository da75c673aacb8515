import { addDays, dayRange, type IsoDate } from '@tongli/calendar';
import { type ControlState, chartDefinition } from '@tongli/contracts/measures';
import { isRefusal } from '../../../platform/call.ts';
import { amountOf, type IndicatorEntry, type Measure, measuresOf } from '../catalogue/index.ts';
import { figureOf, type Sums } from '../cells/figure.ts';
import { earlier, later } from '../dates.ts';
import { type Drawable, draw } from '../drawing.ts';
import type { Range } from '../observations.ts';
import type { SeriesPoint } from '../series.ts';
import type { Told } from './items.ts';

export type ByDay = ReadonlyMap<IsoDate, Sums>;

const nothing: Sums = new Map();

/** Binary fractions of single days leave dust that no page should show. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6;

/** What is rare is counted since that which makes it possible is. */
const sinceOf: Readonly<Partial<Record<Measure, Measure>>> = { reopened: 'lodged' };

/** The first date on which a day without anything is a day of nothing: before it nobody counted. Null where days do not count. */
export function knownSince({ recipe }: IndicatorEntry, told: Told): IsoDate | null {
  if (recipe.size !== 'calendar-days') return null;
  const dates = measuresOf(recipe).flatMap((measure) => told.get(sinceOf[measure] ?? measure) ?? []);
  return dates.toSorted()[0] ?? null;
}

/** A page asks for the same few ranges for each of its numbers. */
const mostKept = 1_000;
const kept = new Map<string, readonly IsoDate[]>();

function daysOf({ from, to }: Range): readonly IsoDate[] {
  const key = `${from} ${to}`;
  const days = kept.get(key) ?? (from > to ? [] : dayRange(from, to));
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, days);
  return days;
}

function sumsOver(measures: readonly Measure[], byDay: ByDay, days: readonly IsoDate[]): Sums {
  const sums = new Map<string, number>();
  for (const day of days) {
    const told = byDay.get(day) ?? nothing;
    for (const measure of measures) {
      const sum = told.get(measure);
      if (sum !== undefined) sums.set(measure, exact((sums.get(measure) ?? 0) + sum));
    }
  }
  return sums;
}

/** Of some days together, of a number per day of those on which it was counted. */
export function figureOver(entry: IndicatorEntry, byDay: ByDay, { from, to }: Range, since: IsoDate | null) {
  const { recipe } = entry;
  const days = daysOf({ from: later(from, since ?? from), to });
  const sums = sumsOver(measuresOf(recipe), byDay, days);
  const stockDays = recipe.isStock && recipe.size !== 'calendar-days' ? amountOf(recipe.size, sums) : 0;
  return figureOf(recipe, sums, { days: days.length, stockDays });
}

/** Longer periods are told by the week, so that a small chart stays one. */
const mostDays = 35;

/** The days or weeks of a period, in which its course is told. */
export function stepsOf({ from, to }: Range): Range[] {
  const days = dayRange(from, to);
  const step = days.length > mostDays ? 7 : 1;
  return days
    .filter((_, place) => place % step === 0)
    .map((day) => ({ from: day, to: earlier(addDays(day, step - 1), to) }));
}

/** The course of a period; a time in which nobody counted, and one with nothing below the line, is a gap. */
export const pointsOf = (entry: IndicatorEntry, byDay: ByDay, range: Range, since: IsoDate | null) =>
  stepsOf(range).map((step) => ({ from: step.from, value: figureOver(entry, byDay, step, since).value }));

/** Fewer days with a value are no past to judge by. */
const fewestDays = 12;
/** So rare that a single one would lie beyond the limit of its day: fewer events than these are none, either. */
const fewestEvents = 12;

const isRare = ({ nature }: Drawable, points: readonly SeriesPoint[]) =>
  nature === 'rate' && points.reduce((sum, { count }) => sum + count, 0) < fewestEvents;

/** What a control chart of these days says of a period within them. */
export function controlIn(
  code: string,
  recipe: Drawable,
  points: readonly SeriesPoint[],
  { from, to }: Range,
): ControlState {
  const [first, last] = [points[0]?.label, points.at(-1)?.label];
  if (!first || !last || points.filter(({ size }) => size > 0).length < fewestDays) return 'unknown';
  if (isRare(recipe, points)) return 'unknown';
  const definition = chartDefinition.parse({ indicator: code, from: first, to: last });
  const drawing = draw(definition, recipe, { points: [...points], splitIndex: null });
  if (isRefusal(drawing)) return 'unknown';
  return drawing.signals.some((signal) => signal.to >= from && signal.from <= to) ? 'out' : 'in';
}

/** Whether the days of a period, seen with those before them, show a special cause: what the control chart would say. */
export function controlOf(
  entry: IndicatorEntry,
  byDay: ByDay,
  { past, range }: { readonly past: Range; readonly range: Range },
  since: IsoDate | null,
): ControlState {
  const start = later(past.from, since ?? past.from);
  if (past.to < range.from || start > past.to) return 'unknown';
  const points = dayRange(start, past.to).map((label): SeriesPoint => {
    const { count, size } = figureOver(entry, byDay, { from: label, to: label }, since);
    // Above a line with nothing below it stands nothing that a chart could show.
    return { label, count: size > 0 ? count : 0, size };
  });
  return controlIn(entry.indicator.code, entry.recipe, points, range);
}
