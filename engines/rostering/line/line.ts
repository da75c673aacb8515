import type { Model, Person } from '../model/model.ts';
import { type Counted, chooseKinds, type Desk, layersOn, layOut } from './desk.ts';
import { mayEnd, positionBefore } from './ends.ts';
import { trace } from './trace.ts';
import type { Window } from './window.ts';

/**
 * The cheapest way to fill a stretch of one person's days so that every rule of the line holds, by dynamic programming over
 * the days: position in the run (days off, or days worked and what the last shift allows next), weekends and units so far.
 *
 * `cost` has the cost of each shift on each day of the stretch, `(day - from) * shifts + shift`, infinite where it must not be.
 * The shifts are written to `desk.line`, and the cost (with weekends, without the person's fixed cost) is returned; Infinity
 * where no line keeps the rules. Maxima by shift are kept for the shifts in `counted` only: `limited.ts` says which.
 */
export function bestLine(
  desk: Desk,
  model: Model,
  person: Person,
  window: Window,
  cost: Float64Array,
  counted: readonly Counted[] = [],
): number {
  if (window.most < 0 || window.weekendsLeft < 0) return Number.POSITIVE_INFINITY;
  layOut(desk, model, person, window, counted);
  chooseKinds(desk, model, window, cost);
  start(desk, model, person, window);
  const length = window.to - window.from;
  for (let step = 0; step < length; step++) advance(desk, model, person, window, step);
  return finish(desk, model, person, window);
}

function start(desk: Desk, model: Model, person: Person, window: Window): void {
  const place = positionBefore(desk, model, person, window);
  if (place < 0) return;
  desk.cost[place * desk.width] = 0;
  desk.live[place] = 1;
}

/** From the evening of one day to the evening of the next. */
function advance(desk: Desk, model: Model, person: Person, window: Window, step: number): void {
  const day = window.from + step;
  const weekend = model.weekendOf[day] ?? -1;
  const second = weekend >= 0 && day > window.from && model.weekendOf[day - 1] === weekend;
  const off = person.offCost[day] ?? 0;
  for (let layer = 0; layer < desk.layers; layer++) {
    const weekends = layer % desk.weekends;
    if (off !== Number.POSITIVE_INFINITY) rest(desk, person, step, day, layer, off);
    for (let run = 0; run < person.maxRun; run++) {
      // The second day of a weekend counts only after a day off.
      const counts = weekend >= 0 && (!second || run === 0) ? 1 : 0;
      if (weekends + counts >= desk.weekends) continue;
      work(desk, model, step, run, layer, counts, counts ? weekendCost(person, window, weekends) : 0);
    }
  }
}

function weekendCost(person: Person, window: Window, weekends: number): number {
  return person.weekendCost[window.weekendsOutside + weekends] ?? 0;
}

function rest(desk: Desk, person: Person, step: number, day: number, layer: number, off: number): void {
  const from = (step * desk.layers + layer) * desk.positions;
  const to = ((step + 1) * desk.layers + layer) * desk.positions;
  for (let days = 0; days < desk.offs; days++) {
    const next = Math.min(days + 1, desk.offs - 1);
    if (desk.live[from + days]) lower(desk, from + days, to + next, 0, off, step);
  }
  for (let run = 1; run <= person.maxRun; run++) {
    if (run < person.minRun && run !== day) continue;
    for (let after = 0; after < desk.classes; after++) {
      const place = from + desk.offs + (run - 1) * desk.classes + after;
      if (desk.live[place]) lower(desk, place, to, 0, off, step);
    }
  }
}

function work(desk: Desk, model: Model, step: number, run: number, layer: number, counts: number, extra: number): void {
  const { kinds } = model;
  const from = (step * desk.layers + layer) * desk.positions;
  const to = ((step + 1) * desk.layers + layer + counts) * desk.positions + desk.offs + run * desk.classes;
  for (let before = 0; before < kinds.beforeClasses; before++) {
    const source =
      run === 0 ? from + desk.offs - 1 : gather(desk, model, from + desk.offs + (run - 1) * desk.classes, before);
    if (source < 0 || !desk.live[source]) continue;
    for (let at = desk.kindsFrom[before] ?? 0; at < (desk.kindsFrom[before + 1] ?? 0); at++) {
      const kind = desk.kindOrder[at] ?? 0;
      const price = (desk.kindCost[step * kinds.count + kind] ?? 0) + extra;
      const further = price === Number.POSITIVE_INFINITY ? -1 : layersOn(desk, layer, kind);
      if (further < 0) continue;
      lower(
        desk,
        source,
        to + further * desk.positions + (kinds.after[kind] ?? 0),
        kinds.units[kind] ?? 0,
        price,
        step,
      );
    }
  }
}

/** The cheapest over all last shifts that may precede a class, in the desk's spare row. */
function gather(desk: Desk, model: Model, from: number, before: number): number {
  const { kinds } = model;
  const { cost, width, spare, live } = desk;
  let only = -1;
  let found = 0;
  for (let after = 0; after < desk.classes; after++) {
    if (!live[from + after] || !kinds.joins[after * kinds.beforeClasses + before]) continue;
    found++;
    only = from + after;
  }
  if (found <= 1) return only;
  const target = spare * width;
  cost.fill(Number.POSITIVE_INFINITY, target, target + width);
  for (let after = 0; after < desk.classes; after++) {
    if (!live[from + after] || !kinds.joins[after * kinds.beforeClasses + before]) continue;
    const source = (from + after) * width;
    for (let unit = 0; unit < width; unit++) {
      const value = cost[source + unit] as number;
      if (value < (cost[target + unit] as number)) cost[target + unit] = value;
    }
  }
  live[spare] = 1;
  return spare;
}

/** Takes the step from one position to another with `units` more at a price, where it is the cheapest so far. */
function lower(desk: Desk, from: number, to: number, units: number, price: number, step: number): void {
  const { cost, width } = desk;
  const source = from * width;
  const target = to * width + units;
  const first = Math.max(desk.lowest[step] as number, (desk.lowest[step + 1] as number) - units);
  const last = Math.min(desk.highest[step] as number, (desk.highest[step + 1] as number) - units);
  for (let unit = first; unit <= last; unit++) {
    const value = (cost[source + unit] as number) + price;
    if (value < (cost[target + unit] as number)) cost[target + unit] = value;
  }
  desk.live[to] = 1;
  desk.work += Math.max(0, last - first) + 24;
}

function finish(desk: Desk, model: Model, person: Person, window: Window): number {
  const length = window.to - window.from;
  const { cost, width } = desk;
  let best = Number.POSITIVE_INFINITY;
  let place = -1;
  for (let layer = 0; layer < desk.layers; layer++) {
    const base = (length * desk.layers + layer) * desk.positions;
    for (let position = 0; position < desk.positions; position++) {
      if (!desk.live[base + position] || !mayEnd(desk, model, person, window, position)) continue;
      for (let unit = Math.max(0, window.least); unit <= Math.min(window.most, width - 1); unit++) {
        const value = cost[(base + position) * width + unit] as number;
        if (value >= best) continue;
        best = value;
        place = (base + position) * width + unit;
      }
    }
  }
  if (place < 0) return Number.POSITIVE_INFINITY;
  trace(desk, model, person, window, place);
  return best;
}
