import type { Coverage } from '../model/model.ts';

/**
 * The least that rows can cost with their cover bought at prices, beside what `cover` has already: the rows' part of the
 * Lagrangian bound.
 */
export function leastOfRows(
  coverage: Coverage,
  prices: Float64Array,
  first: number,
  last: number,
  cover: Float64Array,
): number {
  let total = 0;
  for (let row = first; row < last; row++)
    total += leastOfRow(coverage, row, prices[row] as number, cover[row] as number);
  return total;
}

/** Cost is convex with breaks at floor and need, and prices lie between what over and under cost: the least is at a break or the start. */
function leastOfRow(coverage: Coverage, row: number, price: number, cover: number): number {
  const need = coverage.need[row] as number;
  const floor = coverage.floor[row] as number;
  const at = (point: number): number => costAt(coverage, row, point) + price * (point - cover);
  let least = at(cover);
  if (need > cover) least = Math.min(least, at(need));
  if (floor > cover && floor < need) least = Math.min(least, at(floor));
  return least;
}

function costAt(coverage: Coverage, row: number, cover: number): number {
  const short = (coverage.need[row] as number) - cover;
  const below = (coverage.floor[row] as number) - cover;
  const cost = short > 0 ? short * (coverage.under[row] as number) : -short * (coverage.over[row] as number);
  return below > 0 ? cost + below * coverage.floorCost : cost;
}

/** Brings prices within what a unit over or under can cost; beyond it the bound would be endless. */
export function clampPrices(coverage: Coverage, prices: Float64Array, first: number, last: number): void {
  for (let row = first; row < last; row++) {
    const most = (coverage.under[row] as number) + ((coverage.floor[row] as number) > 0 ? coverage.floorCost : 0);
    prices[row] = Math.min(most, Math.max(-(coverage.over[row] as number), prices[row] as number));
  }
}
