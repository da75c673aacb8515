import { addDays, dayRange, type IsoDate } from '@tongli/calendar';
import type { Figure } from '@tongli/contracts/measures';
import { type Expression, evaluate, keyOf, type Numbers, type Reference, referencesOf } from '@tongli/formula';
import { percentile } from '../cells/histogram.ts';
import type { Range } from '../observations.ts';
import type { Nature } from './formula.ts';
import type { Amounts, Spreads } from './reading.ts';

/** What was counted by day, and on which days its source was counting. */
export interface Counted {
  readonly amounts: Amounts;
  readonly spreads: Spreads;
  isKnown(reference: Reference, day: IsoDate): boolean;
  /** The last day that is told; later ones are not yet. */
  readonly through: IsoDate;
}

/** A formula's period and those before it, as long as itself. */
export function periodBefore({ from, to }: Range, back: number): Range {
  const days = dayRange(from, to).length;
  return { from: addDays(from, -days * back), to: addDays(to, -days * back) };
}

/**
 * The days that count in a period: those on which all that is known of it at all was being counted, so that what stands above a line and
 * what stands below are of the same days. What was counted on none of them is unknown and narrows nothing.
 */
export function daysThatCount(expression: Expression, counted: Counted, range: Range, back: number) {
  const { from, to } = periodBefore(range, back);
  const days = dayRange(from, to).filter((day) => day <= counted.through);
  const own = referencesOf(expression).filter((one) => one.back === back);
  const known = own.map(({ reference }) => days.filter((day) => counted.isKnown(reference, day)));
  const telling = known.filter((some) => some.length > 0).map((some) => new Set(some));
  return days.filter((day) => telling.every((some) => some.has(day)));
}

function spreadOver(spreads: Spreads, name: string, days: readonly IsoDate[]) {
  const all = new Map<number, number>();
  for (const day of days)
    for (const [bucket, count] of spreads.get(day)?.get(name) ?? []) all.set(bucket, (all.get(bucket) ?? 0) + count);
  return all;
}

/** Binary fractions of single days leave dust that no page should show. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6;

/** Money is counted in yuan and reckoned in hundredths. */
const scaled = ({ unit, take }: Reference, value: number) =>
  unit === 'money' && take !== 'count' ? value * 100 : value;

/** What was counted of a reference, as formulas reckon with it. */
export const amountOf = (reference: Reference, counted: number): number => scaled(reference, exact(counted));

/** What a reference came to on some days of a period so many before; null where that is not to be told. */
export type Tell = (reference: Reference, back: number, days: readonly IsoDate[]) => number | null;

const byDay =
  ({ amounts, spreads }: Pick<Counted, 'amounts' | 'spreads'>): Tell =>
  (reference, _back, days) => {
    const name = keyOf(reference, 0);
    if (reference.take === 'percentile')
      return percentile(spreadOver(spreads, name, days), (reference.rank ?? 50) / 100);
    return days.reduce((sum, day) => sum + (amounts.get(day)?.get(name) ?? 0), 0);
  };

/** What a formula is reckoned from over a period; of a part of the whole where `tell` says what that came to. */
export function numbersOver(
  expression: Expression,
  counted: Counted,
  range: Range,
  tell: Tell = byDay(counted),
): Numbers {
  const kept = new Map<number, readonly IsoDate[]>();
  const daysAt = (back: number) => {
    const days = kept.get(back) ?? daysThatCount(expression, counted, range, back);
    kept.set(back, days);
    return days;
  };
  return {
    daysOf: (back) => daysAt(back).length,
    valueOf(reference, back) {
      const days = daysAt(back);
      if (!days.some((day) => counted.isKnown(reference, day))) return null;
      const told = tell(reference, back, days);
      return told === null ? null : amountOf(reference, told);
    },
  };
}

const nothing: Figure = { value: null, count: 0, size: 0 };

/** Count and size as a chart takes them: of a value the value itself, over `days`. */
export function figureOf(expression: Expression, nature: Nature, numbers: Numbers, days: number): Figure {
  if (nature.nature === 'value') {
    const value = evaluate(expression, numbers);
    return value === null ? { ...nothing, size: days } : { value, count: value, size: days };
  }
  const [count, size] = [numbers.valueOf(nature.count, 0), numbers.valueOf(nature.size, 0)];
  if (count === null || size === null) return nothing;
  const below = size / nature.per;
  return { value: below > 0 ? count / below : null, count, size: below };
}
