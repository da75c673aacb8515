import { dayRange } from '@tongli/calendar';
import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { getIndicatorCard } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { mostParts, namesOf, placeName } from '../cells/card.ts';
import { readRules } from '../cells/queue-rules.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import { indicatorOf } from './entry.ts';
import { farthestBack, partsOfFormula } from './formula.ts';
import { type OwnPlace, readCasesBehind } from './reading.ts';
import { editionsWithin, figureOver, figuresBy, mostDaysBack, readCounted } from './reads.ts';
import { periodBefore } from './reckoning.ts';
import { editionOn, findOwn, type Own } from './store.ts';

type Card = ReplyOf<typeof getIndicatorCard>;
type Query = QueryOf<typeof getIndicatorCard>;

/** The same card as those of the catalogue have, of the project that it was written for. */
export async function readOwnCard(call: Call, code: string, query: Query): Promise<Card | Refusal> {
  const own = await findOwn(call, code);
  if (!own || (query.projectId && query.projectId !== own.projectId)) return notFound;
  const refused = checkRange(query, 'query', 400);
  if (refused) return refused;
  const { today } = await businessDay(call);
  const range = { from: query.from, to: earlier(query.to, today) };
  const tooFar = checkBack(own, range);
  if (tooFar) return tooFar;
  const place: OwnPlace = { projectId: own.projectId, unitId: query.unitId, personId: query.personId };
  const expressions = editionsWithin(own, range).map(({ expression }) => expression);
  const counted = await readCounted(call, place, expressions, range, today);
  const indicator = indicatorOf(own, range.to);
  const parts = partsOfFormula(editionOn(own, range.to).expression);
  return {
    indicator,
    asOf: call.now.toISOString(),
    place: await placeName(call, query),
    total: withoutDays(figureOver(own, counted, range)),
    percentiles: null,
    days: dayRange(range.from, range.to).map((date) => {
      return { date, ...withoutDays(figureOver(own, counted, { from: date, to: date })) };
    }),
    by: query.by,
    breakdown: await breakdownOf(call, query, await figuresBy(call, own, place, { counted, range, by: query.by })),
    cases: indicator.behind === 'cases' ? await readCasesBehind(call, place, parts, range, 50) : null,
    rules: indicator.behind === 'contacts' ? await readRules(call, own.projectId, range) : [],
  };
}

const withoutDays = ({ value, count, size }: ReturnType<typeof figureOver>) => ({ value, count, size });

/** Looking at many periods before a long one would read years to tell a day. */
export function checkBack(own: Pick<Own, 'editions'>, range: Range): Refusal | null {
  const back = Math.max(...own.editions.map(({ expression }) => farthestBack(expression)));
  const days = dayRange(periodBefore(range, back).from, range.to).length;
  return days > mostDaysBack
    ? refuse('reaches-too-far-back', { status: 422, field: 'query.from', params: { days, maximum: mostDaysBack } })
    : null;
}

export async function breakdownOf(
  call: Call,
  { by }: Pick<Query, 'by'>,
  figures: Awaited<ReturnType<typeof figuresBy>>,
): Promise<Card['breakdown']> {
  const names = await namesOf(call, by, [...figures.keys()]);
  return [...figures]
    .filter(([, { value, count }]) => value !== null || count !== 0)
    .map(([key, figure]) => ({ key, name: names.get(key) ?? null, ...figure }))
    .sort((a, b) => b.count - a.count || b.size - a.size || (a.key < b.key ? -1 : 1))
    .slice(0, mostParts);
}
