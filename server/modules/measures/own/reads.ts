import { dayRange, type IsoDate } from '@tongli/calendar';
import type { Figure } from '@tongli/contracts/measures';
import { type Expression, keyOf, referencesOf } from '@tongli/formula';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { percentile } from '../cells/histogram.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import { isKnown, readKnown } from './coverage.ts';
import { farthestBack, partsOfFormula, shownIn } from './formula.ts';
import {
  type Amounts,
  keyOfDay,
  keyOfDimension,
  keyOfTwo,
  type OwnPlace,
  readAmounts,
  readSpreads,
  type Table,
  tableFor,
} from './reading.ts';
import { type Counted, daysThatCount, figureOf, numbersOver, periodBefore } from './reckoning.ts';
import { type Edition, editionOn, type Own } from './store.ts';

/** How far back a formula may reach in all, the periods before the one asked for with it. */
export const mostDaysBack = 1_100;

/** All that some formulas need over a range and the periods before it: one query for each table, whatever they are made of. */
export async function readCounted(
  call: Call,
  place: OwnPlace,
  expressions: readonly Expression[],
  range: Range,
  through: IsoDate,
): Promise<Counted> {
  const references = [
    ...new Map(expressions.flatMap(partsOfFormula).map((reference) => [keyOf(reference, 0), reference])).values(),
  ];
  const { from } = periodBefore(range, Math.max(0, ...expressions.map(farthestBack)));
  const when = sql`counted.day between ${from}::date and ${earlier(range.to, through)}::date`;
  const amounts = new Map<string, Map<string, number>>();
  for (const table of ['day-sum', 'cell'] satisfies Table[]) {
    const own = references.filter((reference) => tableFor(reference, place) === table);
    for (const [day, told] of await readAmounts(call, place, own, { table, key: keyOfDay, when }))
      amounts.set(day, new Map([...(amounts.get(day) ?? []), ...told]));
  }
  const known = await readKnown(call, place.projectId, references);
  return {
    amounts,
    spreads: await readSpreads(call, place, references, keyOfDay, when),
    isKnown: (reference, day) => isKnown(reference, known, day),
    through,
  };
}

/** Those that hold on some day of a range, or of what lies before it as far as they look back. */
export const editionsWithin = (own: Own, { from, to }: Range): readonly Edition[] => [
  ...new Set(dayRange(from, to).map((day) => editionOn(own, day))),
];

/** A period by the edition that holds on its last day, as it is shown. */
export function figureOver(own: Own, counted: Counted, range: Range): Figure & { readonly days: number } {
  const { expression, nature } = editionOn(own, range.to);
  const days = daysThatCount(expression, counted, range, 0).length;
  return { ...shown(own, figureOf(expression, nature, numbersOver(expression, counted, range), days)), days };
}

/** In its unit; of a value, count and value are one. */
export const shown = ({ unit, nature }: Pick<Own, 'unit' | 'nature'>, { value, count, size }: Figure): Figure => ({
  value: shownIn(unit, value),
  count: nature === 'value' ? (shownIn(unit, count) ?? 0) : count,
  size,
});

/** A dimension, or two at once. */
type By = Dimension | readonly [Dimension, Dimension];
type Dimension = Parameters<typeof keyOfDimension>[0];

/** Parts of the whole by a dimension, or by two, each reckoned of the same days as the whole. */
export async function figuresBy(
  call: Call,
  own: Own,
  place: OwnPlace,
  { counted, range, by }: { readonly counted: Counted; readonly range: Range; readonly by: By },
): Promise<ReadonlyMap<string, Figure>> {
  const { expression, nature } = editionOn(own, range.to);
  const needs = referencesOf(expression);
  const key = typeof by === 'string' ? keyOfDimension(by) : keyOfTwo(by);
  const told = new Map<number, { amounts: Amounts; spreads: Awaited<ReturnType<typeof readSpreads>> }>();
  for (const back of new Set(needs.map((need) => need.back))) {
    const when = sql`counted.day = any(${[...daysThatCount(expression, counted, range, back)]}::date[])`;
    const references = needs.filter((need) => need.back === back).map(({ reference }) => reference);
    const amounts = await readAmounts(call, place, references, { table: 'cell', key, when });
    told.set(back, { amounts, spreads: await readSpreads(call, place, references, key, when) });
  }
  const days = daysThatCount(expression, counted, range, 0).length;
  const keys = new Set([...(told.get(0)?.amounts.keys() ?? []), ...(told.get(0)?.spreads.keys() ?? [])]);
  return new Map(
    [...keys].map((one) => {
      const numbers = numbersOver(expression, counted, range, (reference, back) => {
        const { amounts, spreads } = told.get(back) ?? {};
        const name = keyOf(reference, 0);
        return reference.take === 'percentile'
          ? percentile(spreads?.get(one)?.get(name) ?? new Map(), (reference.rank ?? 50) / 100)
          : (amounts?.get(one)?.get(name) ?? 0);
      });
      return [one, shown(own, figureOf(expression, nature, numbers, days))];
    }),
  );
}
