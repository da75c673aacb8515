import { limitedLine } from '../line/limited.ts';
import { wholeLine } from '../line/window.ts';
import { type Coverage, type Model, noShift, type Person } from '../model/model.ts';
import { type Hand, openHand, priceWindow } from '../search/lay.ts';
import { coverDays, emptyRoster, type Roster } from '../search/roster.ts';
import { clampPrices, leastOfRows } from './rows.ts';

/**
 * Climbs the Lagrangian bound where the master problem would be too large. A market: a few people at a time take the line that
 * is cheapest at the prices of rows, and rows that have less than they would buy get dearer (incremental subgradients, Nedić and
 * Bertsekas 2001). The bound is taken at averaged prices, which swing less (Barahona and Anbil 2000).
 */
export type Ascent = {
  readonly model: Model;
  readonly hand: Hand;
  readonly empty: Roster;
  /** The lines that people took last. */
  readonly market: Roster;
  readonly prices: Float64Array;
  readonly average: Float64Array;
  readonly best: Float64Array;
  /** What a unit of work is worth to each person's contract; used where lines are too long to keep hours exactly. */
  readonly hours: Float64Array;
  readonly contracts: readonly Person[];
  readonly units: Int32Array;
  readonly long: boolean;
  bound: number;
  pace: number;
  rounds: number;
  /** The round that last brought the bound up by more than a ten-thousandth. */
  gainedAt: number;
  /** The best bound of the market itself. */
  risen: number;
};

const batches = 12;
const cooling = 0.96;

export function openAscent(model: Model, long: boolean): Ascent {
  const prices = new Float64Array(model.coverage.rows);
  const loose = long ? loosened(model) : model;
  const { coverage } = model;
  let dearest = 0;
  for (let row = 0; row < coverage.rows; row++) dearest = Math.max(dearest, coverage.under[row] as number);
  return {
    model: loose,
    hand: openHand(loose),
    empty: emptyRoster(loose),
    market: emptyRoster(loose),
    prices: prices.slice(),
    average: prices.slice(),
    best: prices.slice(),
    hours: new Float64Array(model.people.length),
    contracts: model.people,
    units: model.units,
    long,
    bound: Number.NEGATIVE_INFINITY,
    pace: dearest / 3,
    rounds: 0,
    gainedAt: 0,
    risen: Number.NEGATIVE_INFINITY,
  };
}

/** Without hours and weekends a line of any length is soon computed; hours come back as prices. */
function loosened(model: Model): Model {
  return {
    ...model,
    weekendOf: new Int16Array(model.days).fill(-1),
    people: model.people.map((person) => ({ ...person, weekendCost: new Float64Array(0), minUnits: 0, maxUnits: 0 })),
    units: new Int32Array(model.shifts),
    kinds: { ...model.kinds, units: new Int32Array(model.kinds.count) },
  };
}

const scales = [0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.65, 1];

/** The share of what a missing unit costs that makes the best bound as the price of every row with a need. */
function scalePrices(ascent: Ascent): void {
  const { model, prices, average, best } = ascent;
  const { coverage } = model;
  for (const scale of scales) {
    for (let row = 0; row < coverage.rows; row++) {
      const needed = (coverage.need[row] as number) > 0;
      average[row] = needed || scale === 0 ? scale * (coverage.under[row] as number) : -(coverage.over[row] as number);
    }
    evaluate(ascent);
  }
  prices.set(best);
  average.set(best);
}

const evaluateEvery = 4;

/** One round of the market; every few rounds the bound at the averaged prices. */
export function climb(ascent: Ascent): void {
  const { model, prices, average } = ascent;
  const people = model.people.length;
  if (ascent.rounds === 0) scalePrices(ascent);
  for (let batch = 0; batch < batches; batch++) {
    for (let person = batch; person < people; person += batches) trade(ascent, person);
    adjustPrices(ascent);
  }
  ascent.rounds++;
  ascent.pace *= cooling;
  const fresh = Math.max(0.1, 2 / (ascent.rounds + 2));
  for (let row = 0; row < prices.length; row++)
    average[row] = fresh * (prices[row] as number) + (1 - fresh) * (average[row] as number);
  if (ascent.rounds % evaluateEvery === 0) evaluate(ascent);
}

function evaluate(ascent: Ascent): void {
  const { model, average, empty } = ascent;
  const { coverage } = model;
  let bound = leastOfRows(coverage, average, 0, coverage.rows, empty.cover);
  for (let person = 0; person < model.people.length; person++) bound += cheapest(ascent, person, average);
  // The market may fall behind where it began before it rises above it.
  if (bound > ascent.risen + Math.abs(bound) * 1e-4) {
    ascent.gainedAt = ascent.rounds;
    ascent.risen = ascent.rounds === 0 ? ascent.risen : bound;
  }
  if (bound <= ascent.bound) return;
  ascent.bound = bound;
  ascent.best.set(average);
}

/** The person takes another line; what it covers counts at once, prices follow later. */
function trade(ascent: Ascent, person: number): void {
  const { model, market, hand, hours, contracts, units } = ascent;
  const { days, shifts } = model;
  if (cheapest(ascent, person, ascent.prices) === Number.POSITIVE_INFINITY) return;
  coverDays(model, market, person, 0, days, -1);
  let worked = 0;
  for (let day = 0; day < days; day++) {
    const shift = hand.desk.line[day] as number;
    market.shift[person * days + day] = shift;
    market.variant[person * days + day] = shift === noShift ? 0 : (hand.variants[day * shifts + shift] as number);
    worked += shift === noShift ? 0 : (units[shift] as number);
  }
  coverDays(model, market, person, 0, days, 1);
  const contract = contracts[person];
  if (!ascent.long || !contract) return;
  const short = Math.max(contract.minUnits - worked, 0) + Math.min(contract.maxUnits - worked, 0);
  hours[person] = (hours[person] ?? 0) + (ascent.pace * short * 2) / contract.maxUnits;
}

/** Cost of the person's cheapest line at prices, a bound for all; the line is left on the desk. */
function cheapest(ascent: Ascent, person: number, prices: Float64Array): number {
  const { model, hand, empty, hours, contracts, units } = ascent;
  const [rules, contract] = [model.people[person], contracts[person]];
  if (!rules || !contract) return 0;
  const window = wholeLine(model, rules);
  priceWindow(hand, empty, person, window, { prices, share: 1 });
  const worth = ascent.long ? (hours[person] as number) : 0;
  if (worth !== 0)
    for (let place = 0; place < hand.cost.length; place++)
      hand.cost[place] = (hand.cost[place] as number) - worth * (units[place % model.shifts] as number);
  hand.left.set(rules.maxOf);
  if (ascent.long) hand.left.fill(model.days);
  const { least } = limitedLine(hand.desk, model, rules, window, hand.cost, hand.left);
  return least + rules.fixedCost + (worth > 0 ? worth * contract.minUnits : worth < 0 ? worth * contract.maxUnits : 0);
}

/** Rows that would buy more than the lines give get dearer, the others cheaper, by what is missing relative to the need. */
function adjustPrices({ model, prices, market, pace }: Ascent): void {
  const { coverage } = model;
  for (let row = 0; row < coverage.rows; row++) {
    const has = market.cover[row] as number;
    const short = wanted(coverage, row, prices[row] as number, has) - has;
    if (short === 0) continue;
    const relative = short / Math.max(2, coverage.need[row] as number);
    prices[row] = (prices[row] as number) + (pace / 4) * Math.max(-1, Math.min(1, relative));
  }
  clampPrices(coverage, prices, 0, coverage.rows);
}

/** The cover that a row would buy at its price: any between its breaks where the price is a break's. */
function wanted(coverage: Coverage, row: number, price: number, has: number): number {
  const need = coverage.need[row] as number;
  const floor = coverage.floor[row] as number;
  const under = coverage.under[row] as number;
  if (price <= -(coverage.over[row] as number)) return Math.max(need, has);
  if (price < under) return need;
  if (floor === 0) return price > under ? 0 : Math.min(need, has);
  return price > under ? (price >= under + coverage.floorCost ? 0 : floor) : Math.min(need, Math.max(floor, has));
}
