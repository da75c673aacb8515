import type { Highs } from 'highs';
import type { Chance } from '../search/chance.ts';
import type { Hand } from '../search/lay.ts';
import { coverDays, type Roster } from '../search/roster.ts';
import { diveThrough } from './dive.ts';
import { generate, priceAll, rowsCost, standing } from './generate.ts';
import {
  addColumns,
  type Column,
  coverOf,
  fillSlacks,
  keyOf,
  type Master,
  type Mixture,
  openMaster,
  type Patch,
} from './master.ts';
import { clampPrices } from './rows.ts';

export type MendLimits = {
  readonly rounds: number;
  readonly variations: number;
  readonly diveRounds: number;
  readonly nodes: number;
  readonly seconds: number;
};

/** What became of a patch: nothing better exists, known fills make nothing better, something better was found, or the limits came first. */
export type Mended = 'best' | 'searched' | 'better' | 'open';

/**
 * Takes a patch out of a roster that stands and fills it anew: new fills by column generation, the best choice among them in
 * whole numbers. The roster is never worse afterwards.
 */
export function mend(
  highs: Highs,
  hand: Hand,
  roster: Roster,
  patch: Patch,
  prices: Float64Array,
  known: readonly Column[],
  limits: MendLimits,
  chance: Chance,
): Mended {
  const { model } = hand;
  for (const person of patch.people) coverDays(model, roster, person, patch.from, patch.to, -1);
  const master = openMaster(highs, model, patch, roster.cover);
  try {
    const before = patch.people.map((person) => standing(model, roster, patch, person));
    const { result, fills } = choose(hand, roster, master, before, prices, known, limits, chance);
    for (const fill of fills) lay(roster, patch, fill, model.days);
    return result;
  } finally {
    for (const person of patch.people) coverDays(model, roster, person, patch.from, patch.to, 1);
    master.program.dispose();
  }
}

function choose(
  hand: Hand,
  roster: Roster,
  master: Master,
  before: readonly Column[],
  prices: Float64Array,
  known: readonly Column[],
  limits: MendLimits,
  chance: Chance,
): { result: Mended; fills: readonly Column[] } {
  const { model } = master;
  // A patch is one of many: what it may take is bounded.
  master.program.options.set({ time_limit: limits.seconds });
  addColumns(master, before);
  addColumns(master, known);
  const now = costOf(master, roster, before);
  const found = generate(hand, roster, master, limits.rounds, prices);
  if (!found) return { result: 'open', fills: [] };
  const step = model.whole ? 1 : Math.max(1e-6, Math.abs(now) * 1e-7);
  if (found.bound > now - step + 1e-4) return { result: 'best', fills: [] };
  if (limits.nodes === 0) {
    const dived = diveThrough(hand, roster, master, limits.diveRounds, found, now - step);
    const better = dived !== undefined && costOf(master, roster, dived) < now - 1e-7;
    return { result: better ? 'better' : 'open', fills: better ? dived : [] };
  }
  vary(hand, roster, master, found.prices, now - found.mixture.value, limits.variations, chance);
  const fills = pick(master, found.mixture, before, roster, now - step, limits);
  if (!fills || costOf(master, roster, fills) > now - 1e-7) {
    const whole = master.program.getModelStatus() === master.highs.constants.modelStatus.optimal;
    return { result: whole ? 'searched' : 'open', fills: [] };
  }
  return { result: 'better', fills };
}

/** Fills that are good at prices not far off: a choice in whole numbers needs more than the mixture does. */
function vary(
  hand: Hand,
  roster: Roster,
  master: Master,
  prices: Float64Array,
  gap: number,
  times: number,
  chance: Chance,
): void {
  const { coverage } = master.model;
  const size = Math.max(1, gap / master.patch.people.length);
  for (let time = 0; time < times; time++) {
    const near = prices.map((price, row) =>
      row < master.firstRow || row >= master.lastRow ? price : price + (chance() + chance() - 1) * 2 * size,
    );
    clampPrices(coverage, near, master.firstRow, master.lastRow);
    addColumns(master, priceAll(hand, roster, master, near).columns);
  }
}

function lay(roster: Roster, patch: Patch, fill: Column, days: number): void {
  roster.shift.set(fill.shift, fill.person * days + patch.from);
  roster.variant.set(fill.variant, fill.person * days + patch.from);
  roster.lineCost[fill.person] = fill.cost;
}

/** Lines of the patch's people and rows of the patch, with these fills beside what is covered already. */
export function costOf(master: Master, roster: Roster, fills: readonly Column[]): number {
  const cover = coverWith(master, roster, fills);
  const lines = fills.reduce((sum, { cost }) => sum + cost, 0);
  return lines + rowsCost(master.model, cover, master.firstRow, master.lastRow);
}

function coverWith(master: Master, roster: Roster, fills: readonly Column[]): Float64Array {
  const cover = roster.cover.slice();
  for (const fill of fills) {
    for (const [row, value] of coverOf(master.model, master.patch, fill)) cover[row] = (cover[row] ?? 0) + value;
  }
  return cover;
}

/** The best choice of one known fill a person in whole numbers, if it costs at most `ceiling`. */
export function pick(
  master: Master,
  mixture: Mixture,
  before: readonly Column[],
  roster: Roster,
  ceiling: number,
  limits: MendLimits,
): Column[] | undefined {
  const { program, highs, columns, slacks } = master;
  const upper = columns.map((column) => (excessOf(master, mixture, column) > ceiling - mixture.value + 1e-3 ? 0 : 1));
  const all = { kind: 'range' as const, from: slacks.length, to: slacks.length + columns.length - 1 };
  const standingKeys = new Set(before.map(keyOf));
  const bounds = columns.map((column, at) => (standingKeys.has(keyOf(column)) ? 1 : (upper[at] ?? 0)));
  program.changeColsBounds(all, new Float64Array(columns.length), Float64Array.from(bounds));
  program.changeColsIntegrality(all, new Int32Array(columns.length).fill(highs.constants.variableType.integer));
  program.options.set({
    presolve: 'choose',
    simplex_strategy: 1,
    mip_max_nodes: limits.nodes,
    time_limit: 2 * limits.seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-6,
  });
  program.setSolution({ colValue: solutionOf(master, roster, before) });
  program.run();
  const { colValue } = program.getSolution();
  const chosen = columns.filter((_, at) => (colValue[slacks.length + at] ?? 0) > 0.5);
  return chosen.length === master.patch.people.length ? chosen : undefined;
}

/** Reduced cost: what a roster with this fill costs at least above the mixture. */
function excessOf(master: Master, mixture: Mixture, column: Column): number {
  let excess = column.cost - (mixture.people[master.place.get(column.person) ?? 0] ?? 0);
  for (const [row, value] of coverOf(master.model, master.patch, column)) excess -= value * (mixture.rows[row] ?? 0);
  return excess;
}

function solutionOf(master: Master, roster: Roster, fills: readonly Column[]): Float64Array {
  const { model, slacks, columns } = master;
  const cover = coverWith(master, roster, fills);
  const keys = new Set(fills.map(keyOf));
  const values = new Float64Array(slacks.length + columns.length);
  const left = Float64Array.from(cover, (has, row) => (model.coverage.need[row] ?? 0) - has);
  fillSlacks(slacks, left, values);
  columns.forEach((column, at) => {
    if (keys.has(keyOf(column))) values[slacks.length + at] = 1;
  });
  return values;
}
