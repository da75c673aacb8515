import { dayRange } from '@tongli/calendar';
import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { BreakdownBy, Figure, getIndicatorCard } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay, describePeople, unitNames } from '../../org/index.ts';
import { findIndicator, type IndicatorEntry, measuresOf, type Recipe } from '../catalogue/index.ts';
import { earlier } from '../dates.ts';
import { readBreakdown, readSumsByDay } from './day-reading.ts';
import { figureOf, type Sums } from './figure.ts';
import { percentile } from './histogram.ts';
import { readRules } from './queue-rules.ts';
import { type PersonAsked, readCases, readHistogram } from './reading.ts';

type Card = ReplyOf<typeof getIndicatorCard>;

/** Parts of a break-down; what is smaller is seen by narrowing the place. */
export const mostParts = 40;

export async function readCard(
  call: Call,
  code: string,
  query: QueryOf<typeof getIndicatorCard>,
): Promise<Card | Refusal> {
  const entry = findIndicator(code);
  if (!entry) return notFound;
  const refused = checkRange(query, 'query', 400);
  if (refused) return refused;
  const { recipe, indicator } = entry;
  const { today } = await businessDay(call);
  const range = { from: query.from, to: earlier(query.to, today) };
  const sums = await readSumsByDay(call, query, measuresOf(recipe), range);
  const days = dayRange(range.from, range.to).map((date) => {
    return { date, ...figureOfDays(entry, sums.get(date) ?? new Map(), 1) };
  });
  return {
    indicator,
    asOf: call.now.toISOString(),
    place: await placeName(call, query),
    total: totalOf(days),
    percentiles: indicator.hasPercentiles ? await percentilesOf(call, entry, query, range) : null,
    days,
    by: query.by,
    breakdown: await breakdownOf(call, entry, query, range, days.length),
    cases: await casesOf(call, entry, query, range),
    rules: indicator.behind === 'contacts' ? await readRules(call, query.projectId, range) : [],
  };
}

export async function placeName(
  call: Call,
  { personId, unitId }: QueryOf<typeof getIndicatorCard>,
): Promise<Card['place']> {
  if (personId) {
    const name = (await describePeople(call, [personId])).get(personId);
    return name === undefined ? null : { zh: name, en: name };
  }
  return unitId ? ((await unitNames(call, [unitId])).get(unitId) ?? null) : null;
}

const figureOfDays = ({ recipe }: IndicatorEntry, sums: Sums, days: number): Figure =>
  figureOf(recipe, sums, { days, stockDays: recipe.isStock ? (sums.get(recipe.size) ?? 0) : 0 });

/** Counts and sizes of the days add up, so that the whole is what its days are. */
function totalOf(days: readonly Figure[]): Figure {
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const size = days.reduce((sum, day) => sum + day.size, 0);
  return { value: size > 0 ? count / size : null, count, size };
}

async function percentilesOf(
  call: Call,
  { recipe }: IndicatorEntry,
  place: QueryOf<typeof getIndicatorCard>,
  range: { from: string; to: string },
): Promise<Card['percentiles']> {
  const [measure] = measuresOf({ count: recipe.count, size: 'calendar-days' });
  if (!measure) return null;
  const counts = await readHistogram(call, place, measure, range);
  return { p50: percentile(counts, 0.5), p90: percentile(counts, 0.9) };
}

/** The parts of a number by a dimension, those of which most was counted first. */
export async function breakdownOf(
  call: Call,
  entry: IndicatorEntry,
  { by, ...place }: PersonAsked & { readonly by: BreakdownBy },
  range: { from: string; to: string },
  days: number,
): Promise<Card['breakdown']> {
  const parts = await readBreakdown(call, place, measuresOf(entry.recipe), range, by);
  const names = await namesOf(call, by, [...parts.keys()]);
  const { recipe } = entry;
  const whole = by === recipe.ofWholeBy ? wholeSize(recipe, [...parts.values()]) : [];
  return [...parts]
    .map(([key, sums]) => ({
      key,
      name: names.get(key) ?? null,
      ...figureOfDays(entry, new Map([...sums, ...whole]), days),
    }))
    .filter(({ count, size }) => count !== 0 || (size !== 0 && entry.recipe.size !== 'calendar-days'))
    .sort((a, b) => b.count - a.count || b.size - a.size || (a.key < b.key ? -1 : 1))
    .slice(0, mostParts);
}

/** What stands below the line of the whole, where no part has any of its own. */
function wholeSize({ size }: Recipe, parts: readonly Sums[]): (readonly [string, number])[] {
  if (size === 'calendar-days') return [];
  const below = measuresOf({ count: size, size: 'calendar-days' });
  return below.map((measure) => [measure, parts.reduce((sum, own) => sum + (own.get(measure) ?? 0), 0)] as const);
}

/** Units and people by name; products, areas and causes are known to the client by their codes. */
export async function namesOf(call: Call, by: BreakdownBy, keys: readonly string[]) {
  const ids = keys.filter((key) => key !== '');
  if (by === 'unit') return unitNames(call, ids);
  if (by !== 'person') return new Map<string, { zh: string; en: string }>();
  const people = await describePeople(call, ids);
  return new Map([...people].map(([id, name]) => [id, { zh: name, en: name }]));
}

async function casesOf(
  call: Call,
  { indicator, recipe }: IndicatorEntry,
  place: QueryOf<typeof getIndicatorCard>,
  range: { from: string; to: string },
): Promise<Card['cases']> {
  if (indicator.behind !== 'cases') return null;
  return readCases(call, place, { recipe, first: 'latest', most: 50 }, range);
}
