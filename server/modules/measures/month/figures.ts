import { dayRange } from '@tongli/calendar';
import type { Figure, Indicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { amountOf, catalogue, type IndicatorEntry, measures } from '../catalogue/index.ts';
import { readTold } from '../cells/day-reading.ts';
import { figureOf, type Sums } from '../cells/figure.ts';
import { earlier, later } from '../dates.ts';
import type { Range } from '../observations.ts';
import { indicatorOf } from '../own/entry.ts';
import { editionsWithin, figureOver, readCounted } from '../own/reads.ts';
import { type Own, readOwn } from '../own/store.ts';
import { knownSince } from '../scorecard/course.ts';
import { isTold, type Told } from '../scorecard/items.ts';
import { daysIn } from '../target/costs.ts';
import { targetsAt } from '../target/store.ts';
import { wantedOf } from '../target/wanted.ts';
import type { At, MonthOf } from './components.ts';

export interface Reckoned extends Figure {
  readonly indicator: Indicator;
  /** What people wrote, of theirs. */
  readonly own?: Own;
}

/** What was wanted of a figure at a place when the month ended, or is wanted today of one that runs. */
export async function readWanted(call: Call, { projectId, month }: MonthOf, at: At) {
  const { to } = await daysOfMonth(call, month);
  const set = await targetsAt(call, { projectId, ...at }, to);
  return ({ indicator, own }: Reckoned): number | null =>
    own ? wantedOf(set, own, at, to) : (set.get(indicator.code) ?? null);
}

/** The days of a month, as far as it has come. */
export async function daysOfMonth(call: Call, month: string): Promise<Range> {
  const { today } = await businessDay(call);
  const from = `${month}-01`;
  return { from, to: later(from, earlier(daysIn(month).at(-1) ?? from, today)) };
}

export const readToldIn = (call: Call, projectId: string) => readTold(call, measures, projectId);

function figureIn(entry: IndicatorEntry, sums: Sums, { from, to }: Range, told: Told): Figure {
  const { recipe } = entry;
  const start = later(from, knownSince(entry, told) ?? from);
  const days = start > to ? 0 : dayRange(start, to).length;
  const stockDays = recipe.isStock && recipe.size !== 'calendar-days' ? amountOf(recipe.size, sums) : 0;
  return figureOf(recipe, sums, { days, stockDays });
}

/** Of the whole a day without anything is a number; of a unit or a person it says that this is no matter of theirs. */
const isWorthTelling = ({ value, count }: Figure, { recipe }: IndicatorEntry, whole: boolean) =>
  count !== 0 || (value !== null && (whole || recipe.size !== 'calendar-days'));

/** All of the catalogue that something tells, out of the sums of a place. */
export function figuresOf(sums: Sums, range: Range, told: Told, whole: boolean): Reckoned[] {
  return catalogue
    .filter((entry) => isTold(entry, told))
    .flatMap((entry) => {
      const figure = figureIn(entry, sums, range, told);
      return isWorthTelling(figure, entry, whole) ? [{ indicator: entry.indicator, ...figure }] : [];
    });
}

/**
 * Indicators that people wrote, of the days themselves: what is put right in parts of the catalogue does not reach their formulas. Of a month
 * that was published, with those that were archived since.
 */
export async function ownFiguresOf(
  call: Call,
  { projectId, month }: MonthOf,
  places: readonly At[],
  { withArchived }: { readonly withArchived: boolean },
) {
  const range = await daysOfMonth(call, month);
  const { today } = await businessDay(call);
  const own = (await readOwn(call)).filter((one) => {
    return one.projectId === projectId && (withArchived || one.archivedAt === null);
  });
  const found: { readonly at: At; readonly figure: Reckoned }[] = [];
  for (const at of places) {
    const place = { projectId, ...(at.unitId ? { unitId: at.unitId } : {}), ...(at.personId ? at : {}) };
    const wanted = own.flatMap((one) => editionsWithin(one, range).map(({ expression }) => expression));
    if (wanted.length === 0) return found;
    const counted = await readCounted(call, place, wanted, range, today);
    for (const one of own) {
      const { value, count, size } = figureOver(one, counted, range);
      if (value === null && count === 0) continue;
      found.push({ at, figure: { own: one, indicator: indicatorOf(one, range.to), value, count, size } });
    }
  }
  return found;
}
