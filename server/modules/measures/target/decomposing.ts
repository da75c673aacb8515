import type { TargetSum } from '@tongli/contracts/measures';
import type { Recipe } from '../catalogue/index.ts';

/** A part of a whole: what is wanted of it, and how much it counts for. */
export interface Share {
  readonly target: number | null;
  readonly weight: number;
}

/** Counts a day add up; everything else is a rate or a mean, and is weighed by what stands below its line. */
export const howOf = ({ size }: Pick<Recipe, 'size'>): TargetSum['how'] =>
  size === 'calendar-days' ? 'adds' : 'weighs';

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** So that a gap of nothing is none, whatever a binary fraction leaves. */
const exact = (value: number) => Math.round(value * 1e9) / 1e9;

/**
 * What the targets of parts come to beside that of the whole. Counts: whatever has no target counts for nothing, and is part of the gap.
 * Rates: the mean of the parts that have one, each by its weight; a part without leaves the whole open, and the gap is told of the others.
 */
export function combine(how: TargetSum['how'], whole: number | null, parts: readonly Share[]): TargetSum {
  const set = parts.flatMap(({ target, weight }) => (target === null ? [] : [{ target, weight }]));
  const without = parts.length - set.length;
  const weights = total(set.map(({ weight }) => weight));
  const sum = total(set.map(({ target, weight }) => (how === 'adds' ? target : target * weight)));
  const combined =
    set.length === 0 || (how === 'weighs' && weights === 0) ? null : how === 'adds' ? sum : sum / weights;
  const gap = whole === null || combined === null ? null : exact(whole - combined);
  return { how, combined: combined === null ? null : exact(combined), gap, without };
}

/** Hundredths are shared out whole, the largest remainders first, so that shares of a count add up to it. */
function shareOut(whole: number, weights: readonly number[]): number[] {
  const all = total(weights);
  const units = Math.round(whole * 100);
  const ideal = weights.map((weight) => (units * weight) / all);
  const floors = ideal.map(Math.floor);
  const left = units - total(floors);
  const order = ideal
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.place - b.place);
  const lucky = new Set(order.slice(0, left).map(({ place }) => place));
  return floors.map((value, place) => (value + (lucky.has(place) ? 1 : 0)) / 100);
}

/** What would add up: a count by the weights, a rate the same for everyone. Null where there is nothing to go by. */
export function propose(
  how: TargetSum['how'],
  whole: number | null,
  weights: readonly number[],
): readonly (number | null)[] {
  if (whole === null || weights.length === 0) return weights.map(() => null);
  if (how === 'weighs') return weights.map(() => whole);
  return total(weights) > 0 ? shareOut(whole, weights) : weights.map(() => null);
}
