import type { Figure } from '@tongli/contracts/measures';
import type { Expression } from '@tongli/formula';
import { isSum, type Nature, shownIn } from './formula.ts';
import type { Own } from './store.ts';

/** Binary fractions leave dust that would be shown as a part of its own. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6;

/**
 * How parts of a formula's number add up to the whole: what stands above and below its line each by itself, or the number as it is. Null
 * where they do not: a percentile of parts, a share of shares or whatever weighs one case against another.
 */
export type Adding = 'halves' | 'values' | null;

export function addingOf({ nature, expression }: { readonly nature: Nature; readonly expression: Expression }): Adding {
  if (nature.nature !== 'value')
    return [nature.count, nature.size].some(({ take }) => take === 'percentile') ? null : 'halves';
  return isSum(expression) ? 'values' : null;
}

/** What some parts leave of the whole. */
export function restOf(
  adding: Exclude<Adding, null>,
  unit: Own['unit'],
  whole: Figure,
  parts: readonly (Figure | null)[],
): Figure {
  const left = (of: (figure: Figure) => number) =>
    exact(parts.reduce((sum, part) => sum - (part ? of(part) : 0), of(whole)));
  if (adding === 'values') {
    const value = left((figure) => figure.value ?? 0);
    return { value, count: value, size: whole.size };
  }
  const [count, size] = [left((figure) => figure.count), left((figure) => figure.size)];
  return { value: size > 0 ? shownIn(unit, count / size) : null, count, size };
}
