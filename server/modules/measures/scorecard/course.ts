import { addDays, dayRange, type IsoDate } from '@tongli/calendar';
import { type ControlState, chartDefinition } from '@tongli/contracts/measures';
import { isRefusal } from '../../../platform/call.ts';
import { amountOf, type IndicatorEntry } from '../catalogue/index.ts';
import { figureOf, type Sums } from '../cells/figure.ts';
import { earlier, later } from '../dates.ts';
import { draw } from '../drawing.ts';
import type { Range } from '../observations.ts';
import type { SeriesPoint } from '../series.ts';

export type ByDay = ReadonlyMap<IsoDate, Sums>;

const nothing: Sums = new Map();

/** Binary fractions of single days leave dust that no page should show. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6;

/** Of some days together. */
export function figureOver({ recipe }: IndicatorEntry, byDay: ByDay, { from, to }: Range) {
  const days = dayRange(from, to);
  const sums = new Map<string, number>();
  for (const day of days)
    for (const [measure, sum] of byDay.get(day) ?? nothing) sums.set(measure, exact((sums.get(measure) ?? 0) + sum));
  const stockDays = recipe.isStock && recipe.size !== 'calendar-days' ? amountOf(recipe.size, sums) : 0;
  return figureOf(recipe, sums, { days: days.length, stockDays });
}

/** The first date on which any of it was counted: before that nobody knows. */
function firstDay(entry: IndicatorEntry, byDay: ByDay): IsoDate | undefined {
  const { count, size } = entry.recipe;
  return [...byDay]
    .filter(([, sums]) => amountOf(count, sums) !== 0 || (size !== 'calendar-days' && amountOf(size, sums) !== 0))
    .map(([day]) => day)
    .sort()[0];
}

/** Longer periods are told by the week, so that a small chart stays one. */
const mostDays = 35;

/** The course of a period; a time before anything was counted, and one with nothing below the line, is a gap. */
export function pointsOf(entry: IndicatorEntry, byDay: ByDay, { from, to }: Range) {
  const first = firstDay(entry, byDay);
  const days = dayRange(from, to);
  const step = days.length > mostDays ? 7 : 1;
  return days
    .filter((_, place) => place % step === 0)
    .map((day) => {
      const end = earlier(addDays(day, step - 1), to);
      const known = first !== undefined && end >= first;
      return { from: day, value: known ? figureOver(entry, byDay, { from: day, to: end }).value : null };
    });
}

/** Fewer days with a value are no past to judge by. */
const fewestDays = 12;

/** Whether the days of a period, seen with those before them, show a special cause: what the control chart would say. */
export function controlOf(entry: IndicatorEntry, byDay: ByDay, past: Range, { from, to }: Range): ControlState {
  const first = firstDay(entry, byDay);
  if (first === undefined || past.to < from) return 'unknown';
  const start = later(first, past.from);
  if (start > past.to) return 'unknown';
  const points = dayRange(start, past.to).map((label): SeriesPoint => {
    const { count, size } = figureOver(entry, byDay, { from: label, to: label });
    // Above a line with nothing below it stands nothing that a chart could show.
    return { label, count: size > 0 ? count : 0, size };
  });
  if (points.filter(({ size }) => size > 0).length < fewestDays) return 'unknown';
  const definition = chartDefinition.parse({ indicator: entry.indicator.code, from: start, to: past.to });
  const drawing = draw(definition, entry.recipe, { points, splitIndex: null });
  if (isRefusal(drawing)) return 'unknown';
  return drawing.signals.some((signal) => signal.to >= from && signal.from <= to) ? 'out' : 'in';
}
