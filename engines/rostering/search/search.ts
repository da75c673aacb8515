import type { Window } from '../line/window.ts';
import { type Model, noShift, type Person } from '../model/model.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Hand, layLine, lineCostOf, openHand, relay, stretchOf, type View } from './lay.ts';
import { choosePeople, chooseStretch } from './neighbours.ts';
import { copyRoster, coverDays, emptyRoster, type Roster, rosterCost } from './roster.ts';

/** A search under way: the roster it stands at, the best it has seen, and how much it may lose on the way. */
export type Search = {
  readonly model: Model;
  readonly chance: Chance;
  readonly hand: Hand;
  readonly roster: Roster;
  readonly best: Roster;
  bestCost: number;
  /** Prices of rows that a bound has found. */
  readonly prices: Float64Array;
  /** How much a step may lose on average. */
  heat: number;
  steps: number;
  /** Whose turn it is to look again before the first step. */
  readonly turn: { person: number; before: number; passes: number; settled: boolean };
  readonly kept: { shift: Int16Array; variant: Int16Array };
};

export function openSearch(model: Model, seed: number): Search {
  return {
    model,
    chance: chanceOf(seed),
    hand: openHand(model),
    roster: emptyRoster(model),
    best: emptyRoster(model),
    bestCost: Number.POSITIVE_INFINITY,
    prices: new Float64Array(model.coverage.rows),
    heat: 0,
    steps: 0,
    turn: { person: 0, before: 0, passes: 0, settled: false },
    kept: { shift: new Int16Array(model.days * 64), variant: new Int16Array(model.days * 64) },
  };
}

/** Beyond as many days a line is too long to be computed at once. */
export const wholeLinesUpTo = 100;

const own: View = { prices: new Float64Array(0), share: 0 };

/** One person after another takes the line that serves the rest best. People for whom no line was found are returned. */
export function layAll(search: Search): number[] {
  const { model, roster } = search;
  const without: number[] = [];
  for (let person = 0; person < model.people.length; person++) {
    const base = person * model.days;
    const laid = model.days > wholeLinesUpTo ? layByBlocks(search, person) : layWhole(search, person);
    if (!laid) {
      without.push(person);
      roster.shift.fill(noShift, base, base + model.days);
    }
    coverDays(model, roster, person, 0, model.days, 1);
    roster.lineCost[person] = lineCostOf(model, roster, person);
  }
  if (without.length === 0) keepBest(search);
  return without;
}

function layWhole({ model, hand, roster }: Search, person: number): boolean {
  return layLine(hand, roster, person, stretchOf(model, roster, person, 0, model.days), own);
}

/** A long line is laid four weeks at a time, with about that share of hours and weekends; what lies behind is open. */
function layByBlocks(search: Search, person: number): boolean {
  return [28, 42, 56, 84, 168].some((length) => layInBlocks(search, person, length));
}

function layInBlocks(search: Search, person: number, block: number): boolean {
  const { days } = search.model;
  for (let to = Math.min(days, block); ; to = Math.min(days, to + block)) {
    // Where a block cannot be laid behind what stands, it is laid together with some weeks before.
    const laid = [0, 14, 28, 56, 84, 140].some((more) => layBlock(search, person, Math.max(0, to - block - more), to));
    if (!laid) return false;
    if (to === days) return true;
  }
}

function layBlock({ model, hand, roster }: Search, person: number, from: number, to: number): boolean {
  const rules = model.people[person];
  if (!rules) return false;
  const base = person * model.days;
  roster.shift.fill(noShift, base + from, base + model.days);
  const all = stretchOf(model, roster, person, from, to);
  const open = { ...all, offAfter: rules.minOff, afterReachesEnd: true, runAfter: 0, shiftAfter: noShift };
  if (to === model.days) return layLine(hand, roster, person, open, own);
  const outside = rules.maxUnits - all.most;
  const share = openDays(model, rules, to) / openDays(model, rules, model.days);
  const slack = 2 * model.units.reduce((most, units) => Math.max(most, units), 0);
  return [1, 2, 3, 5, 8, 12].some((ease) => {
    const window: Window = {
      ...open,
      least: Math.ceil(rules.minUnits * share) - outside - slack * (ease - 1),
      most: Math.min(all.most, Math.floor(rules.maxUnits * share) - outside + slack * (ease - 1)),
      weekendsLeft: Math.min(all.weekendsLeft, Math.ceil(rules.maxWeekends * share) - all.weekendsOutside + ease - 1),
    };
    return layLine(hand, roster, person, window, own);
  });
}

/** Days before `to` on which a person could work at all: leave takes nothing off the hours that are owed. */
function openDays({ shifts }: Model, rules: Person, to: number): number {
  let count = 0;
  for (let day = 0; day < to; day++)
    if (rules.cost.subarray(day * shifts, (day + 1) * shifts).some(Number.isFinite)) count++;
  return count;
}

export function keepBest(search: Search): void {
  const cost = rosterCost(search.roster);
  if (cost >= search.bestCost - 1e-7) return;
  search.bestCost = cost;
  copyRoster(search.roster, search.best);
}

const coolingSteps = 2000;
/** What a step takes beside its lines. */
const stepWork = 40_000;

/** Steps until `work` is done. The heat falls from a share of what a person costs to almost nothing, again and again. */
export function walk(search: Search, work: number): void {
  const { hand, model } = search;
  const hot = Math.min(search.bestCost / (10 * model.people.length), dearest(model) / 5);
  const until = hand.desk.work + work;
  settle(search, until);
  while (hand.desk.work < until) {
    search.heat = hot * (1 - (search.steps % coolingSteps) / coolingSteps) ** 2 + 1e-9;
    step(search);
  }
}

function dearest({ coverage }: Model): number {
  return coverage.under.reduce((most, cost) => Math.max(most, cost), 0);
}

/** Everybody takes another look in turn until that brings little; goes on where it was when its work was done. */
function settle(search: Search, until: number): void {
  const { model, hand, roster, turn } = search;
  const people = model.people.length;
  while (!turn.settled && hand.desk.work < until) {
    if (turn.person === 0) turn.before = rosterCost(roster);
    lookAgain(search, turn.person);
    turn.person = (turn.person + 1) % people;
    if (turn.person > 0) continue;
    turn.passes++;
    turn.settled = turn.passes >= 12 || turn.before - rosterCost(roster) < turn.before * 0.002;
  }
  keepBest(search);
}

function lookAgain({ model, hand, roster }: Search, person: number): void {
  if (model.days <= wholeLinesUpTo) relay(hand, roster, person, 0, model.days, own);
  else
    for (let from = 0; from < model.days; from += 28)
      relay(hand, roster, person, from, Math.min(model.days, from + 28), own);
}

const trust = [0.95, 0.8, 0.6, 0.4, 0.2, 0];

/**
 * Everybody takes a line anew, in any order, at first trusting the prices, then more and more what the others leave, and the search
 * walks on from there; it comes back to the best where that was in vain.
 */
export function rebuild(search: Search, work: number): void {
  const { model, hand, roster, prices, chance, turn } = search;
  if (search.bestCost === Number.POSITIVE_INFINITY || model.days > wholeLinesUpTo) return;
  const order = model.people.map((_, person) => person);
  for (const share of trust) {
    for (let place = order.length - 1; place > 0; place--) {
      const other = Math.floor(chance() * (place + 1));
      [order[place], order[other]] = [order[other] as number, order[place] as number];
    }
    for (const person of order) relay(hand, roster, person, 0, model.days, { prices, share });
  }
  Object.assign(turn, { person: 0, passes: 0, settled: false });
  walk(search, work);
  keepBest(search);
  if (search.bestCost < rosterCost(roster) - 1e-6) copyRoster(search.best, roster);
}

/** Stands where another search has come to. */
export function adopt(search: Search, shift: Int16Array, variant: Int16Array): void {
  const { model, roster } = search;
  for (let person = 0; person < model.people.length; person++) coverDays(model, roster, person, 0, model.days, -1);
  roster.shift.set(shift);
  roster.variant.set(variant);
  for (let person = 0; person < model.people.length; person++) {
    coverDays(model, roster, person, 0, model.days, 1);
    roster.lineCost[person] = lineCostOf(model, roster, person);
  }
  keepBest(search);
}

/** Takes a few people's days away, lays them anew in another order and light, and keeps or undoes it. */
export function step(search: Search): void {
  const { model, chance, hand, roster } = search;
  const before = rosterCost(roster);
  const { from, to } = chooseStretch(search);
  const people = choosePeople(search, from, to);
  const share = chance() < 0.5 ? 0 : chance() * 0.8;
  const lineCosts = remember(search, people, from, to);
  for (const person of people) coverDays(model, roster, person, from, to, -1);
  let laid = true;
  for (const person of people) {
    if (laid)
      laid = layLine(hand, roster, person, stretchOf(model, roster, person, from, to), {
        prices: search.prices,
        share,
      });
    coverDays(model, roster, person, from, to, 1);
    roster.lineCost[person] = lineCostOf(model, roster, person);
  }
  if (laid && people.length > 1) polish(search, people, from, to);
  search.steps++;
  hand.desk.work += stepWork;
  if (!laid || rosterCost(roster) > before + search.heat * -Math.log(1 - chance()))
    undo(search, people, from, to, lineCosts);
  else keepBest(search);
}

/** Those who were laid first take another look. */
function polish(search: Search, people: readonly number[], from: number, to: number): void {
  const passes = search.model.people.length > 80 ? 1 : 4;
  for (let pass = 0, cost = rosterCost(search.roster); pass < passes; pass++) {
    for (const person of people) relay(search.hand, search.roster, person, from, to, own);
    const now = rosterCost(search.roster);
    if (now > cost - 1e-9) return;
    cost = now;
  }
}

function remember({ model, roster, kept }: Search, people: readonly number[], from: number, to: number): number[] {
  people.forEach((person, place) => {
    const base = person * model.days;
    kept.shift.set(roster.shift.subarray(base + from, base + to), place * model.days);
    kept.variant.set(roster.variant.subarray(base + from, base + to), place * model.days);
  });
  return people.map((person) => roster.lineCost[person] ?? 0);
}

function undo(
  { model, roster, kept }: Search,
  people: readonly number[],
  from: number,
  to: number,
  costs: readonly number[],
) {
  people.forEach((person, place) => {
    coverDays(model, roster, person, from, to, -1);
    const base = person * model.days;
    const at = place * model.days;
    roster.shift.set(kept.shift.subarray(at, at + to - from), base + from);
    roster.variant.set(kept.variant.subarray(at, at + to - from), base + from);
    coverDays(model, roster, person, from, to, 1);
    roster.lineCost[person] = costs[place] ?? 0;
  });
}
