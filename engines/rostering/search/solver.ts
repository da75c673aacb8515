import type { Highs } from 'highs';
import { type Ascent, climb, openAscent } from '../bound/ascent.ts';
import { takeDay } from '../bound/day.ts';
import { dive } from '../bound/dive.ts';
import { type Generated, generate, standing } from '../bound/generate.ts';
import { addColumns, type Column, type Master, openMaster } from '../bound/master.ts';
import type { Model } from '../model/model.ts';
import { isDense } from './patches.ts';
import { emptyRoster, type Roster } from './roster.ts';
import { adopt, keepBest, layAll, openSearch, rebuild, type Search, wholeLinesUpTo } from './search.ts';
import { follow, improve, isIsland, isStuck, joins, longRound, type Way, workOf } from './ways.ts';

/** What a solver reports after a round, and what it is told of the others' before the next. */
export type Report = {
  readonly cost: number;
  readonly shift: Int16Array;
  readonly variant: Int16Array;
  readonly bound: number;
  /** Prices of rows behind the bound, once there are good ones. */
  readonly prices: Float64Array | undefined;
  /** People for whom no line keeps their rules. */
  readonly without: readonly number[];
  /** Whether its next round fills a day anew, which takes long. */
  readonly long: boolean;
  /** Whether its bound still rises fast. */
  readonly rising: boolean;
};

/**
 * One of several solvers that work side by side. The first proves the bound and dives from it, all walk and mend. What a round
 * does depends on the seed and on what came before, never on time.
 */
export type Solver = {
  readonly search: Search;
  readonly highs: Highs;
  readonly first: boolean;
  readonly empty: Roster;
  master: Master | undefined;
  /** Whether the whole master problem can be solved. */
  small: boolean;
  found: Generated | undefined;
  ascent: Ascent | undefined;
  diving: ReturnType<typeof dive> | undefined;
  phase: 'start' | 'bound' | 'climb' | 'dive' | 'improve';
  bound: number;
  /** The bound at which a roster was last built from its prices. */
  rebuiltAt: number;
  priced: boolean;
  without: readonly number[];
  /** How many people a patch for whole numbers has, and how well each way of improving has done. */
  size: number;
  /** Rounds since it last found something better, whether its basin is one it dived into, and whether it ever moved on from one. */
  idle: number;
  dived: boolean;
  moved: boolean;
  /** Days that have yet to be filled anew before all begin again. */
  readonly days: number[];
  /** The day that the last round filled anew, as it was then: what another found at the same time need not undo it. */
  refilled: { readonly day: number; readonly shift: Int16Array; readonly variant: Int16Array } | undefined;
  /** The way in which its next round improves. */
  next: Way | undefined;
  /** Whether somebody fills a day anew in this round: all do then, so that nobody waits long for another. */
  long: boolean;
  /** While the bound rises fast, building anew at its new prices gains most, and days must not hold it up. */
  rising: boolean;
  readonly credit: { walk: number; rebuild: number; pick: number; dive: number; day: number };
};

const boundRounds = 1;
const decisions = 3;
/** The market's prices are of use after so many rounds, and it ends after so many without a gain. */
const pricedFrom = 12;
const idleRounds = 24;
/** So many rounds of the market bring most of its bound. */
const risingRounds = 130;
/** From as many entries on, the master problem starts from so many rounds of the market. */
const marketFrom = 5000;
const marketRounds = 32;
/** The whole master problem is solved up to this many entries of rows by people. */
const wholeMasterUpTo = 80_000;

export function openSolver(model: Model, highs: Highs, seed: number, first: boolean): Solver {
  return {
    search: openSearch(model, seed),
    highs,
    first,
    empty: emptyRoster(model),
    master: undefined,
    small: true,
    found: undefined,
    ascent: undefined,
    diving: undefined,
    phase: 'start',
    bound: Number.NEGATIVE_INFINITY,
    rebuiltAt: Number.NEGATIVE_INFINITY,
    priced: false,
    without: [],
    size: 5,
    idle: 0,
    dived: false,
    moved: false,
    days: [],
    refilled: undefined,
    next: undefined,
    long: false,
    rising: false,
    credit: isDense(model)
      ? { walk: 3, rebuild: 1, pick: 0, dive: 0, day: 1 }
      : { walk: 1, rebuild: 0, pick: 1, dive: 1, day: 0 },
  };
}

/** Takes over what the others have found. */
export function take(solver: Solver, report: Report): void {
  const { search } = solver;
  const { refilled } = solver;
  solver.refilled = undefined;
  if (report.cost < search.bestCost - 1e-7 && joins(solver)) {
    solver.idle = 0;
    solver.dived = false;
    adopt(search, report.shift, report.variant);
    if (refilled) {
      takeDay(search.model, search.roster, refilled.day, refilled);
      keepBest(search);
    }
  }
  solver.bound = Math.max(solver.bound, report.bound);
  solver.long = report.long;
  if (!solver.first) solver.rising = report.rising;
  if (!report.prices) return;
  search.prices.set(report.prices);
  solver.priced = true;
  if (report.bound > solver.rebuiltAt + Math.abs(report.cost) * 0.004) {
    solver.rebuiltAt = report.bound;
    if (!solver.first && !solver.master) rebuild(search, workOf(longRound, search.model));
  }
}

export function round(solver: Solver): Report {
  const { search } = solver;
  if (solver.phase === 'start') begin(solver);
  else if (solver.phase === 'bound') prove(solver);
  else if (solver.phase === 'climb') ascend(solver);
  else if (solver.phase === 'dive') diveWhole(solver);
  else if (isStuck(solver)) moveOn(solver);
  else improve(solver);
  return {
    cost: search.bestCost,
    shift: search.best.shift,
    variant: search.best.variant,
    bound: solver.bound,
    prices: solver.priced ? search.prices : undefined,
    without: solver.without,
    long: solver.next === 'day',
    rising: solver.first && solver.rising,
  };
}

function begin(solver: Solver): void {
  const { search, first } = solver;
  solver.without = layAll(search);
  if (solver.without.length > 0) return;
  const { people, coverage, days } = search.model;
  const small = people.length * coverage.rows <= wholeMasterUpTo && days <= wholeLinesUpTo;
  solver.small = small;
  const soon = small && people.length * coverage.rows < marketFrom;
  if (soon && (first || isIsland(solver))) solver.phase = 'bound';
  else solver.phase = first ? 'climb' : 'improve';
}

/** The market goes on as long as it brings the bound up, some rounds at a time. */
function ascend(solver: Solver): void {
  const { search } = solver;
  const { model } = search;
  solver.ascent ??= openAscent(model, model.days > wholeLinesUpTo);
  const { ascent } = solver;
  const until = ascent.hand.desk.work + workOf(longRound, model);
  while (ascent.hand.desk.work < until) climb(ascent);
  solver.rising = ascent.rounds < risingRounds;
  solver.bound = Math.max(solver.bound, ascent.bound);
  // A small master problem goes on from the market's prices and lines.
  if (solver.small && ascent.rounds >= marketRounds) solver.phase = 'bound';
  if (solver.small) return;
  search.prices.set(ascent.best);
  solver.priced = ascent.rounds >= pricedFrom;
  if (ascent.rounds - ascent.gainedAt >= idleRounds) {
    solver.phase = 'improve';
    solver.rising = false;
  }
  if (solver.long && solver.priced) follow(solver, 'day');
}

function everybody({ people, days }: Model) {
  return { people: people.map((_, person) => person), from: 0, to: days };
}

function prove(solver: Solver): void {
  const { search, highs, empty } = solver;
  const { model, hand, best } = search;
  if (!solver.master) {
    const all = everybody(model);
    solver.master = openMaster(highs, model, all, empty.cover);
    addColumns(
      solver.master,
      all.people.map((person) => standing(model, best, all, person)),
    );
    const { ascent } = solver;
    if (ascent)
      addColumns(
        solver.master,
        all.people.map((person) => standing(model, ascent.market, all, person)),
      );
  }
  const found = generate(hand, empty, solver.master, boundRounds, solver.found?.prices ?? solver.ascent?.best);
  if (!found) {
    solver.phase = 'improve';
    return;
  }
  if (!solver.found || found.bound >= solver.found.bound) solver.found = found;
  else solver.found = { ...found, bound: solver.found.bound, prices: solver.found.prices };
  solver.bound = Math.max(solver.bound, found.bound);
  search.prices.set(solver.found.prices);
  solver.priced = true;
  if (found.done) solver.phase = 'dive';
}

/** Dives anew, to come out in another basin. */
function moveOn(solver: Solver): void {
  solver.idle = 0;
  solver.moved = true;
  solver.phase = 'dive';
  diveWhole(solver);
}

/** A dive takes long: some decisions a round. */
function diveWhole(solver: Solver): void {
  const { search, empty, master, found } = solver;
  if (!master || !found) return;
  const island = isIsland(solver);
  const ceiling = island ? Number.POSITIVE_INFINITY : search.bestCost;
  // Only the first dive of the first follows the clearest share: the others draw, and come out elsewhere.
  const chance = solver.first && !solver.moved ? undefined : search.chance;
  solver.diving ??= dive(search.hand, empty, master, 3, found, ceiling, chance);
  for (let count = 0; count < decisions; count++) {
    const { done, value } = solver.diving.next();
    if (!done) continue;
    solver.phase = 'improve';
    solver.diving = undefined;
    solver.dived = true;
    if (island && value) search.bestCost = Number.POSITIVE_INFINITY;
    adoptFills(solver, value ?? []);
    return;
  }
}

function adoptFills({ search }: Solver, fills: readonly Column[]): void {
  if (fills.length === 0) return;
  const { days } = search.model;
  const shift = search.best.shift.slice();
  const variant = search.best.variant.slice();
  for (const fill of fills) {
    shift.set(fill.shift, fill.person * days);
    variant.set(fill.variant, fill.person * days);
  }
  adopt(search, shift, variant);
}

export function isProven(model: Model, cost: number, bound: number): boolean {
  return model.whole ? cost < Math.ceil(bound - 1e-4) + 0.5 : cost - bound <= 1e-5 * Math.max(1, Math.abs(cost));
}
