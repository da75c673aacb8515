import { type Desk, openDesk } from '../line/desk.ts';
import { limitedLine } from '../line/limited.ts';
import { type Window, windowOf } from '../line/window.ts';
import { type Model, noShift } from '../model/model.ts';
import { coverDays, type Roster } from './roster.ts';

/** The hand that lays lines: the desk, and room for prices. */
export type Hand = {
  readonly model: Model;
  readonly desk: Desk;
  readonly cost: Float64Array;
  readonly variants: Int16Array;
  readonly value: Float64Array;
  readonly variant: Int16Array;
  readonly left: Int32Array;
  /** Worth of the rows as the next line is to see it, where it is not the roster's own. */
  readonly seen: Float64Array;
};

export function openHand(model: Model): Hand {
  const { days, shifts, coverage } = model;
  return {
    model,
    desk: openDesk(model),
    cost: new Float64Array(days * shifts),
    variants: new Int16Array(days * shifts),
    value: new Float64Array(shifts),
    variant: new Int16Array(shifts),
    left: new Int32Array(shifts),
    seen: new Float64Array(coverage.rows),
  };
}

/** How the worth of rows is seen: a share of prices instead of what the roster lacks right now. */
export type View = { readonly prices: Float64Array; readonly share: number };

/** Fills the stretch of a person whose days are not covered at the moment; false where no line keeps the rules. */
export function layLine(hand: Hand, roster: Roster, person: number, window: Window, view: View): boolean {
  const { model, desk } = hand;
  const rules = model.people[person];
  if (!rules) return false;
  priceWindow(hand, roster, person, window, view);
  leftOf(hand, roster, person, window);
  const { cost } = limitedLine(desk, model, rules, window, hand.cost, hand.left);
  if (cost === Number.POSITIVE_INFINITY) return false;
  const base = person * model.days;
  for (let day = window.from; day < window.to; day++) {
    const shift = desk.line[day - window.from] as number;
    roster.shift[base + day] = shift;
    roster.variant[base + day] =
      shift === noShift ? 0 : (hand.variants[(day - window.from) * model.shifts + shift] as number);
  }
  return true;
}

/** Costs of shifts in the stretch: the person's own less what they are worth to the rows. */
export function priceWindow(hand: Hand, roster: Roster, person: number, window: Window, view: View): void {
  const { model, value, variant, cost, variants } = hand;
  const { coverage, shifts } = model;
  const rules = model.people[person];
  if (!rules) return;
  const own = roster.worth.subarray((coverage.weightOf[rules.team] ?? 0) * coverage.rows);
  const weight = coverage.weights[coverage.weightOf[rules.team] ?? 0] ?? 1;
  for (let day = window.from; day < window.to; day++) {
    let worth = own;
    if (view.share > 0) {
      worth = hand.seen;
      const to = coverage.to[day] as number;
      for (let row = coverage.from[day] as number; row < to; row++)
        worth[row] = (1 - view.share) * (own[row] as number) + view.share * weight * (view.prices[row] as number);
    }
    coverage.offer(rules.team, day, worth, value, variant);
    const place = (day - window.from) * shifts;
    for (let shift = 0; shift < shifts; shift++) {
      cost[place + shift] = (rules.cost[day * shifts + shift] as number) - (value[shift] as number);
      variants[place + shift] = variant[shift] as number;
    }
  }
}

/** How often each shift may still be worked in the stretch. */
export function leftOf(hand: Hand, roster: Roster, person: number, window: Window): void {
  const { model, left } = hand;
  const rules = model.people[person];
  if (!rules) return;
  left.set(rules.maxOf);
  for (let day = 0; day < model.days; day++) {
    if (day === window.from) day = window.to;
    if (day >= model.days) break;
    const shift = roster.shift[person * model.days + day] as number;
    if (shift !== noShift) left[shift] = (left[shift] as number) - 1;
  }
}

/** What a person's line costs by itself, wishes and weekends. */
export function lineCostOf(model: Model, roster: Roster, person: number): number {
  return costOfLine(model, person, roster.shift, person * model.days);
}

export function costOfLine(model: Model, person: number, line: Int16Array, base: number): number {
  const rules = model.people[person];
  if (!rules) return 0;
  let cost = rules.fixedCost;
  let weekends = 0;
  let last = -1;
  for (let day = 0; day < model.days; day++) {
    const shift = line[base + day] as number;
    if (shift === noShift) {
      cost += rules.offCost[day] as number;
      continue;
    }
    cost += rules.cost[day * model.shifts + shift] as number;
    const weekend = model.weekendOf[day] as number;
    if (weekend >= 0 && weekend !== last) cost += rules.weekendCost[weekends++] ?? 0;
    last = weekend;
  }
  return cost;
}

export function stretchOf(model: Model, roster: Roster, person: number, from: number, to: number): Window {
  const rules = model.people[person];
  if (!rules) throw new RangeError(`there is no person ${person}`);
  return windowOf(model, rules, roster.shift, person * model.days, from, to);
}

/** Lays the best line for one person who stands in the roster, and says what it saves. */
export function relay(hand: Hand, roster: Roster, person: number, from: number, to: number, view: View): boolean {
  const { model } = hand;
  coverDays(model, roster, person, from, to, -1);
  const laid = layLine(hand, roster, person, stretchOf(model, roster, person, from, to), view);
  coverDays(model, roster, person, from, to, 1);
  if (laid) roster.lineCost[person] = lineCostOf(model, roster, person);
  return laid;
}
