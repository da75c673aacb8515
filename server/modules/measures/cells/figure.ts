import type { Figure } from '@tongli/contracts/measures';
import { amountOf, type Recipe } from '../catalogue/index.ts';

const dayMinutes = 1_440;

/** What was summed of a measure, by name. */
export type Sums = ReadonlyMap<string, number>;

/** How long a figure is taken over, and, of a number that is told once a day, what held: the sum over its days. */
export interface Span {
  readonly days: number;
  readonly stockDays?: number;
}

/** Count and size as the formula has them; nothing below the line is no value. */
export function figureOf({ count, size, per = 1, isStock }: Recipe, sums: Sums, span: Span): Figure {
  const above = amountOf(count, sums);
  const counted = isStock ? (span.stockDays ?? 0) : size === 'calendar-days' ? span.days : amountOf(size, sums);
  const below = counted / per;
  return { value: below > 0 ? above / below : null, count: above, size: below };
}

export const daysOf = (minutes: number): number => minutes / dayMinutes;
