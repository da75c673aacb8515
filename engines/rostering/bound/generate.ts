import { limitedLine } from '../line/limited.ts';
import type { Model } from '../model/model.ts';
import { noShift } from '../model/model.ts';
import { costOfLine, type Hand, leftOf, priceWindow, stretchOf } from '../search/lay.ts';
import { type Roster, rowCost } from '../search/roster.ts';
import { addColumns, type Column, coverOf, type Master, type Mixture, solveMaster } from './master.ts';
import { clampPrices, leastOfRows } from './rows.ts';

/** Prices are drawn towards those of the best bound so far, which calms their swings (Wentges 1997). */
const calm = 0.5;
const stallsAllowed = 6;

export type Generated = {
  /** No way to fill the patch costs less (rows of the patch and whole lines of its people). */
  bound: number;
  /** The prices that prove it. */
  prices: Float64Array;
  mixture: Mixture;
  /** Whether nothing better is left to find. */
  done: boolean;
  rounds: number;
};

/**
 * Column generation: prices from the mixture, the cheapest fill of each person at these prices from the line's dynamic program,
 * until bound and mixture meet. `frozen` people are not asked.
 */
export function generate(
  hand: Hand,
  roster: Roster,
  master: Master,
  rounds: number,
  start?: Float64Array,
  frozen?: ReadonlySet<number>,
): Generated | undefined {
  const first = solveMaster(master);
  if (!first) return undefined;
  const state: Generated = {
    bound: Number.NEGATIVE_INFINITY,
    prices: start ?? first.rows,
    mixture: first,
    done: false,
    rounds: 0,
  };
  let stalls = 0;
  let centre = start;
  for (; state.rounds < rounds && !state.done; state.rounds++) {
    const prices = calmed(master, state.mixture.rows, stalls > 0 ? undefined : centre);
    const { bound, columns } = priceAll(hand, roster, master, prices, frozen);
    if (bound > state.bound) {
      state.bound = bound;
      state.prices = prices;
      centre = prices;
    }
    const added = addColumns(master, columns);
    stalls = added === 0 ? stalls + 1 : 0;
    state.done = state.mixture.value - state.bound < 1e-3 || stalls > stallsAllowed;
    if (added === 0) continue;
    const mixture = solveMaster(master);
    if (!mixture) return undefined;
    state.mixture = mixture;
  }
  return state;
}

function calmed(
  { model, firstRow, lastRow }: Master,
  found: Float64Array,
  centre: Float64Array | undefined,
): Float64Array {
  const prices = found.slice();
  if (centre)
    for (let row = firstRow; row < lastRow; row++)
      prices[row] = calm * (centre[row] ?? 0) + (1 - calm) * (prices[row] ?? 0);
  clampPrices(model.coverage, prices, firstRow, lastRow);
  return prices;
}

/** The cheapest fill of each person at prices, and the bound that they make together. */
export function priceAll(
  hand: Hand,
  roster: Roster,
  master: Master,
  prices: Float64Array,
  frozen?: ReadonlySet<number>,
): { bound: number; columns: Column[] } {
  const { patch, model, firstRow, lastRow } = master;
  let bound = leastOfRows(model.coverage, prices, firstRow, lastRow, roster.cover);
  const columns: Column[] = [];
  for (const person of patch.people) {
    if (frozen?.has(person)) continue;
    const priced = priceFill(hand, roster, master, person, prices);
    bound += priced.least;
    if (priced.column) columns.push(priced.column);
  }
  return { bound: frozen?.size ? Number.NEGATIVE_INFINITY : bound, columns };
}

export function priceFill(hand: Hand, roster: Roster, master: Master, person: number, prices: Float64Array) {
  const { model, patch } = master;
  const rules = model.people[person];
  if (!rules) throw new RangeError(`there is no person ${person}`);
  const window = stretchOf(model, roster, person, patch.from, patch.to);
  priceWindow(hand, roster, person, window, { prices, share: 1 });
  leftOf(hand, roster, person, window);
  const found = limitedLine(hand.desk, model, rules, window, hand.cost, hand.left);
  if (found.cost === Number.POSITIVE_INFINITY) return { least: found.least, column: undefined };
  const column = columnOf(hand, roster, master, person);
  let paid = 0;
  for (const [row, value] of coverOf(model, patch, column)) paid += value * (prices[row] ?? 0);
  return { least: column.cost - paid - (found.cost - found.least), column };
}

function columnOf(hand: Hand, roster: Roster, { model, patch }: Master, person: number): Column {
  const length = patch.to - patch.from;
  const shift = hand.desk.line.slice(0, length);
  const variant = new Int16Array(length);
  for (let step = 0; step < length; step++) {
    const worked = shift[step] ?? noShift;
    if (worked !== noShift) variant[step] = hand.variants[step * model.shifts + worked] ?? 0;
  }
  return fillOf(model, roster, patch.from, person, shift, variant);
}

/** A fill as a column, with the cost of the line that it completes. */
export function fillOf(
  model: Model,
  roster: Roster,
  from: number,
  person: number,
  shift: Int16Array,
  variant: Int16Array,
): Column {
  const line = roster.shift.slice(person * model.days, (person + 1) * model.days);
  line.set(shift, from);
  return { person, cost: costOfLine(model, person, line, 0), shift, variant };
}

/** The fill that stands in the roster. */
export function standing(
  model: Model,
  roster: Roster,
  { from, to }: { from: number; to: number },
  person: number,
): Column {
  const base = person * model.days;
  return fillOf(
    model,
    roster,
    from,
    person,
    roster.shift.slice(base + from, base + to),
    roster.variant.slice(base + from, base + to),
  );
}

/** What the rows of a patch cost as the roster stands. */
export function rowsCost({ coverage }: Model, cover: Float64Array, first: number, last: number): number {
  let total = 0;
  for (let row = first; row < last; row++) total += rowCost(coverage, row, cover[row] as number);
  return total;
}
