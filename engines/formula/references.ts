import { innerOf } from './checking.ts';
import type { Expression, Filter, Reference } from './syntax.ts';

export interface Needed {
  readonly reference: Reference;
  /** How many periods before the one asked for. */
  readonly back: number;
  /** The same for the same number, wherever it stands. */
  readonly key: string;
}

const filterKey = ({ dimension, isExcluding, values }: Filter): string =>
  `${dimension}${isExcluding ? '<>' : '='}${JSON.stringify(values.toSorted())}`;

export const keyOf = ({ take, measure, rank, where }: Reference, back: number): string =>
  [take, measure, rank ?? '', back, ...where.map(filterKey).toSorted()].join('|');

/** Each number that a formula is made of, once. */
export function referencesOf(expression: Expression): Needed[] {
  const found = new Map<string, Needed>();
  collect(expression, 0, found);
  return [...found.values()];
}

function collect(expression: Expression, back: number, into: Map<string, Needed>): void {
  if (expression.kind === 'reference') {
    const key = keyOf(expression, back);
    if (!into.has(key)) into.set(key, { reference: expression, back, key });
  }
  const deeper = expression.kind === 'call' && expression.name === 'previous' ? back + 1 : back;
  for (const inner of innerOf(expression)) collect(inner, deeper, into);
}

/** How many periods back a formula looks. */
export const farthestBack = (expression: Expression): number =>
  referencesOf(expression).reduce((most, { back }) => Math.max(most, back), 0);

/** What a formula is to statistics, which decides on the chart that fits it. */
export type Nature =
  | {
      readonly nature: 'proportion' | 'rate';
      readonly count: Reference;
      readonly size: Reference;
      readonly per: number;
    }
  | { readonly nature: 'value' };

/** A count over a count, times a constant, is a rate; a part of the very same measure is a proportion; all else a value. */
export function natureOf(expression: Expression): Nature {
  const { core, factor } = withoutFactors(expression);
  if (core.kind !== 'arithmetic' || core.sign !== '/') return { nature: 'value' };
  const { left: count, right: size } = core;
  if (!isCount(count) || !isCount(size)) return { nature: 'value' };
  if (!(factor > 0)) return { nature: 'value' };
  const isPart = count.measure === size.measure && count.take === size.take && narrows(count, size);
  return { nature: isPart ? 'proportion' : 'rate', count, size, per: factor };
}

function withoutFactors(expression: Expression): { core: Expression; factor: number } {
  if (expression.kind !== 'arithmetic') return { core: expression, factor: 1 };
  const { sign, left, right } = expression;
  if ((sign === '*' || sign === '/') && right.kind === 'number' && right.unit === 'number') {
    const inner = withoutFactors(left);
    return { core: inner.core, factor: sign === '*' ? inner.factor * right.value : inner.factor / right.value };
  }
  if (sign === '*' && left.kind === 'number' && left.unit === 'number') {
    const inner = withoutFactors(right);
    return { core: inner.core, factor: inner.factor * left.value };
  }
  if (sign === '/') {
    const [above, below] = [withoutFactors(left), withoutFactors(right)];
    return { core: { ...expression, left: above.core, right: below.core }, factor: above.factor / below.factor };
  }
  return { core: expression, factor: 1 };
}

const isCount = (expression: Expression): expression is Reference =>
  expression.kind === 'reference' &&
  expression.take !== 'percentile' &&
  (expression.take === 'count' || expression.unit === 'number');

const narrows = (part: Reference, whole: Reference): boolean => {
  const kept = new Set(part.where.map(filterKey));
  return whole.where.every((filter) => kept.has(filterKey(filter)));
};
