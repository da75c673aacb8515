import { type IsoDate, startOfDay, type Zone } from '@tongli/calendar';
import type { ChartDefinition, Figure, Indicator, ReportRows } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { findIndicator, type IndicatorEntry, measures, measuresOf } from '../catalogue/index.ts';
import { readBreakdown, readSumsByDay, readTold } from '../cells/day-reading.ts';
import { figureOf, type Sums } from '../cells/figure.ts';
import { readSteps } from '../cells/reading.ts';
import { earlier, later } from '../dates.ts';
import type { Range } from '../observations.ts';
import { indicatorOf } from '../own/entry.ts';
import { editionsWithin, figureOver as figureOfOwn, figuresBy, readCounted } from '../own/reads.ts';
import { findOwn, isOwnCode, type Own } from '../own/store.ts';
import { figureOver, knownSince } from '../scorecard/course.ts';
import { wantedOf } from '../target/wanted.ts';

export interface ReportPlace {
  readonly projectId: string;
  readonly unitId: string | null;
}

export type PartsBy = Exclude<ReportRows, 'none' | 'hour' | 'day' | 'week' | 'month'>;

/** One indicator of a report, of whichever kind: how its numbers are found. */
export interface Told {
  readonly indicator: Indicator;
  /** What is wanted on a date, given what was set for the place then. */
  wanted(set: ReadonlyMap<string, number>, day: IsoDate): number | null;
  over(range: Range): Figure;
  /** Since when it is counted; null where nothing says. */
  readonly daily: boolean;
  byHour(hours: ReadonlyMap<number, Sums>, hour: number): Figure | null;
  by(call: Call, by: PartsBy, range: Range): Promise<ReadonlyMap<string, Figure>>;
  readonly entry: IndicatorEntry | null;
}

export type Entries = readonly (IndicatorEntry | Own)[];

export const isOwn = (one: IndicatorEntry | Own): one is Own => 'editions' in one;

/** Those that a report names; or the first that nobody knows or that is of another project. */
export async function findEntries(
  call: Call,
  codes: readonly string[],
  projectId: string,
): Promise<Entries | { readonly unknown: number }> {
  const found: (IndicatorEntry | Own)[] = [];
  for (const [place, code] of codes.entries()) {
    const one = isOwnCode(code) ? await findOwn(call, code) : findIndicator(code);
    if (!one || (isOwn(one) && one.projectId !== projectId)) return { unknown: place };
    found.push(one);
  }
  return found;
}

/** All that is read once for the numbers of a report: over these days, at this place. */
export async function readTellers(
  call: Call,
  entries: Entries,
  place: ReportPlace,
  { from, to, today }: Range & { readonly today: IsoDate },
): Promise<readonly Told[]> {
  const range = { from, to: earlier(to, today) };
  const own = entries.filter(isOwn);
  const expressions = own.flatMap((one) => editionsWithin(one, range).map(({ expression }) => expression));
  const counted = own.length === 0 ? null : await readCounted(call, place, expressions, range, today);
  const supplied = entries.flatMap((one) => (isOwn(one) ? [] : [one]));
  const wanted = [...new Set(supplied.flatMap(({ recipe }) => measuresOf(recipe)))];
  const byDay = await readSumsByDay(call, place, wanted, range);
  const told = await readTold(call, measures, place.projectId);
  return entries.map((one) => {
    if (!isOwn(one)) return ofCatalogue(one, place, byDay, knownSince(one, told));
    if (!counted) throw new Error('nothing was counted for an own indicator');
    return ofOwn(one, place, counted, range.to);
  });
}

function ofCatalogue(
  entry: IndicatorEntry,
  place: ReportPlace,
  byDay: ReadonlyMap<IsoDate, Sums>,
  since: IsoDate | null,
): Told {
  const { indicator, recipe } = entry;
  return {
    ...{ indicator, entry, daily: recipe.isDaily === true, wanted: (set) => set.get(indicator.code) ?? null },
    over: (range) => figureOver(entry, byDay, range, since),
    // An hour is no part of a day here: what came in it is told, not what a day of such hours would bring.
    byHour: (hours, hour) =>
      recipe.isDaily || recipe.isStock ? null : figureOf(recipe, hours.get(hour) ?? new Map(), { days: 1 }),
    async by(call, by, { from, to }) {
      const parts = await readBreakdown(call, place, measuresOf(recipe), { from, to }, by);
      const days = daysBetween(later(from, since ?? from), to);
      return new Map(
        [...parts].map(([key, sums]) => {
          const stockDays = recipe.isStock && recipe.size !== 'calendar-days' ? (sums.get(recipe.size) ?? 0) : 0;
          return [key, figureOf(recipe, sums, { days, stockDays })];
        }),
      );
    },
  };
}

const dayMs = 86_400_000;
const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1);

function ofOwn(own: Own, place: ReportPlace, counted: Awaited<ReturnType<typeof readCounted>>, through: IsoDate): Told {
  const plain = ({ value, count, size }: Figure): Figure => ({ value, count, size });
  return {
    ...{ indicator: indicatorOf(own, through), entry: null, daily: false, byHour: () => null },
    wanted: (set, day) => wantedOf(set, own, { ...place, personId: null }, day),
    over: (range) => plain(figureOfOwn(own, counted, range)),
    by: (call, by, range) => figuresBy(call, own, { ...place }, { counted, range, by }),
  };
}

/** What was counted in each hour of a day of the site. */
export async function readHours(
  call: Call,
  entries: Entries,
  place: ReportPlace,
  { zone, day }: { readonly zone: Zone; readonly day: IsoDate },
): Promise<ReadonlyMap<number, Sums>> {
  const start = startOfDay(zone, day).getTime();
  const wanted = [...new Set(entries.flatMap((one) => (isOwn(one) ? [] : measuresOf(one.recipe))))];
  // A slot that begins with the day belongs to it, and that with which the next one begins does not.
  const span = { after: new Date(start - 1), until: new Date(start + dayMs - 1), minutes: 60 };
  return readSteps(call, place, wanted, span);
}

export type ChartAsked = Pick<ChartDefinition, 'from' | 'to'>;
