import type { Search } from '../../ui/address.ts';
import { asDate, dayAfter, type Span } from '../../ui/spc/address.ts';

/** With what a period is compared: as long before, four weeks or a year earlier (the same weekdays), or dates of one's own. */
export const comparisons = ['before', 'weeks', 'year', 'own'] as const;
export type Comparison = (typeof comparisons)[number];

const day = 86_400_000;
const lengthOf = ({ from, to }: Span) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day) + 1;

const moved = ({ from, to }: Span, days: number): Span => ({ from: dayAfter(from, days), to: dayAfter(to, days) });

export const comparisonOf = ({ vs }: Search): Comparison | null => comparisons.find((one) => one === vs) ?? null;

/** The other period; null where none is asked for, or its dates are not yet both there. */
export function otherSpan(span: Span, search: Search): Span | null {
  const how = comparisonOf(search);
  if (how === null) return null;
  if (how === 'before') return moved(span, -lengthOf(span));
  // 52 weeks, so that the same weekdays stand side by side.
  if (how === 'weeks' || how === 'year') return moved(span, how === 'weeks' ? -28 : -364);
  const [from, to] = [asDate(search.vsFrom), asDate(search.vsTo)];
  return from && to && from <= to ? { from, to } : null;
}
