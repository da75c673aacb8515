import type { Model, Person } from '../model/model.ts';
import type { Window } from './window.ts';

/**
 * The paper on which lines are computed, kept between calls. A place is (evening, weekends worked, position); a position is the
 * number of days off in a row (0 .. offs-1, the last meaning "enough"), then days worked in a row by what the last shift allows.
 * Each place has a row of `width` costs by units so far.
 */
export type Desk = {
  cost: Float64Array;
  live: Uint8Array;
  /** Positions of days off, classes of last shifts, positions in all, weekends (with none), units (with 0). */
  offs: number;
  classes: number;
  positions: number;
  weekends: number;
  /** Weekends worked by how often counted shifts have been: `layer % weekends` are the weekends. */
  layers: number;
  width: number;
  /** How many layers on a kind leads, 0 where it is not counted; the most there may be of it, and what lies below its count. */
  readonly stride: Int32Array;
  readonly most: Int32Array;
  /** A row beside the places. */
  spare: number;
  /** Units that can still lead to an allowed total, by evening. */
  lowest: Int32Array;
  highest: Int32Array;
  /** The cheapest shift of each kind and day. */
  kindCost: Float64Array;
  kindShift: Int16Array;
  /** Kinds in order of what may precede them. */
  kindOrder: Int32Array;
  kindsFrom: Int32Array;
  /** The result. */
  line: Int16Array;
  kept: Int16Array;
  /** Room to count shifts in. */
  count: Int32Array;
  /** Steps done so far: the clock of a search that must not look at one. */
  work: number;
};

export function openDesk(model: Model): Desk {
  const { kinds } = model;
  const order = Array.from({ length: kinds.count }, (_, kind) => kind);
  order.sort((a, b) => (kinds.before[a] ?? 0) - (kinds.before[b] ?? 0) || a - b);
  const kindsFrom = new Int32Array(kinds.beforeClasses + 1);
  for (const kind of order) add(kindsFrom, (kinds.before[kind] ?? 0) + 1, 1);
  for (let at = 0; at < kinds.beforeClasses; at++) add(kindsFrom, at + 1, kindsFrom[at] ?? 0);
  return {
    cost: new Float64Array(0),
    live: new Uint8Array(0),
    offs: 0,
    classes: kinds.afterClasses,
    positions: 0,
    weekends: 0,
    layers: 0,
    stride: new Int32Array(kinds.count),
    most: new Int32Array(kinds.count),
    width: 0,
    spare: 0,
    lowest: new Int32Array(model.days + 1),
    highest: new Int32Array(model.days + 1),
    kindCost: new Float64Array(model.days * kinds.count),
    kindShift: new Int16Array(model.days * kinds.count),
    kindOrder: Int32Array.from(order),
    kindsFrom,
    line: new Int16Array(model.days),
    kept: new Int16Array(model.days),
    count: new Int32Array(model.shifts),
    work: 0,
  };
}

function add(list: Int32Array, place: number, more: number): void {
  list[place] = (list[place] ?? 0) + more;
}

/** A kind of shift that may be worked so many times in the stretch. */
export type Counted = { readonly kind: number; readonly most: number };

export function layOut(desk: Desk, model: Model, person: Person, window: Window, counted: readonly Counted[]): void {
  const length = window.to - window.from;
  const longest = model.units.reduce((most, units) => Math.max(most, units), 0);
  desk.offs = Math.max(1, person.minOff);
  desk.positions = desk.offs + person.maxRun * desk.classes;
  desk.weekends = Math.min(window.weekendsLeft, weekendsIn(model, window)) + 1;
  desk.layers = desk.weekends;
  desk.stride.fill(0);
  for (const { kind, most } of counted) {
    desk.stride[kind] = desk.layers;
    desk.most[kind] = most;
    desk.layers *= most + 1;
  }
  desk.width = Math.min(window.most, longest * length) + 1;
  desk.spare = (length + 1) * desk.layers * desk.positions;
  const places = desk.spare + 1;
  if (desk.cost.length < places * desk.width) desk.cost = new Float64Array(places * desk.width);
  if (desk.live.length < places) desk.live = new Uint8Array(places);
  desk.cost.fill(Number.POSITIVE_INFINITY, 0, places * desk.width);
  desk.live.fill(0, 0, places);
  desk.work += (places * desk.width) >> 3;
  for (let step = 0; step <= length; step++) {
    desk.lowest[step] = Math.max(0, window.least - longest * (length - step));
    desk.highest[step] = Math.min(desk.width - 1, longest * step);
  }
}

/** How many layers further a shift of a kind leads; -1 where there have been enough of it. */
export function layersOn(desk: Desk, layer: number, kind: number): number {
  const stride = desk.stride[kind] as number;
  if (stride === 0) return 0;
  const most = desk.most[kind] as number;
  return Math.floor(layer / stride) % (most + 1) < most ? stride : -1;
}

function weekendsIn(model: Model, { from, to }: Window): number {
  let count = 0;
  let last = -1;
  for (let day = from; day < to; day++) {
    const weekend = model.weekendOf[day] ?? -1;
    if (weekend >= 0 && weekend !== last) count++;
    last = weekend;
  }
  return count;
}

export function chooseKinds(desk: Desk, model: Model, window: Window, cost: Float64Array): void {
  const { kinds, shifts } = model;
  const length = window.to - window.from;
  desk.kindCost.fill(Number.POSITIVE_INFINITY, 0, length * kinds.count);
  for (let step = 0; step < length; step++) {
    for (let shift = 0; shift < shifts; shift++) {
      const place = step * kinds.count + (kinds.of[shift] as number);
      const price = cost[step * shifts + shift] as number;
      if (price >= (desk.kindCost[place] as number)) continue;
      desk.kindCost[place] = price;
      desk.kindShift[place] = shift;
    }
  }
  desk.work += length * shifts;
}
