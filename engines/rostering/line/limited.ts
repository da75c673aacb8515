import { type Model, noShift, type Person } from '../model/model.ts';
import type { Counted, Desk } from './desk.ts';
import { bestLine } from './line.ts';
import type { Window } from './window.ts';

const mostLayers = 40;
const rounds = 10;
const firstSurcharge = 4;

export type Limited = {
  /** Cost of the line in `desk.line`, Infinity where none was found. */
  readonly cost: number;
  /** No line within the maxima is cheaper than this. */
  readonly least: number;
};

/**
 * `bestLine` within the maxima by shift (`left` says how often each may be worked in the stretch). Shifts that come out too often
 * are counted on the way. Where that would be too many counts they are made dearer instead, by as little as will do: then the
 * line may not be the cheapest, but `least` is still a bound, the cheapest line less the surcharges on what is allowed.
 */
export function limitedLine(
  desk: Desk,
  model: Model,
  person: Person,
  window: Window,
  cost: Float64Array,
  left: Int32Array,
): Limited {
  const plain = bestLine(desk, model, person, window, cost);
  if (plain === Number.POSITIVE_INFINITY || fits(desk, model, window, left)) return { cost: plain, least: plain };
  const counted: Counted[] = [];
  while (countToo(desk, model, counted, left)) {
    const exact = bestLine(desk, model, person, window, cost, counted);
    if (exact === Number.POSITIVE_INFINITY || fits(desk, model, window, left)) return { cost: exact, least: exact };
  }
  return surcharged(desk, model, person, window, cost, left, plain);
}

/** Counts the shifts that are too frequent as well, as long as that is not too much paper. */
function countToo(desk: Desk, model: Model, counted: Counted[], left: Int32Array): boolean {
  for (let shift = 0; shift < model.shifts; shift++) {
    const most = left[shift] as number;
    if ((desk.count[shift] as number) > most) counted.push({ kind: model.kinds.of[shift] as number, most });
  }
  return counted.reduce((layers, { most }) => layers * (most + 1), 1) <= mostLayers;
}

function surcharged(
  desk: Desk,
  model: Model,
  person: Person,
  window: Window,
  cost: Float64Array,
  left: Int32Array,
  plain: number,
): Limited {
  const [extra, low] = [new Float64Array(model.shifts), new Float64Array(model.shifts)];
  const high = new Float64Array(model.shifts).fill(Number.POSITIVE_INFINITY);
  const dear = new Float64Array((window.to - window.from) * model.shifts);
  let [best, least] = [Number.POSITIVE_INFINITY, plain];
  for (let round = 0; round < rounds && least < best - 1e-9; round++) {
    const fit = round > 0 && fits(desk, model, window, left);
    for (let shift = 0; shift < model.shifts; shift++)
      adjust(desk.count[shift] ?? 0, left[shift] ?? 0, shift, fit, { extra, low, high });
    for (let place = 0; place < dear.length; place++)
      dear[place] = (cost[place] as number) + (extra[place % model.shifts] as number);
    const found = bestLine(desk, model, person, window, dear);
    if (found === Number.POSITIVE_INFINITY) break;
    least = Math.max(least, found - sumOf(extra, left));
    if (!fits(desk, model, window, left) || found - sumOf(extra, desk.count) >= best) continue;
    best = found - sumOf(extra, desk.count);
    desk.kept.set(desk.line);
  }
  if (best === Number.POSITIVE_INFINITY)
    return { cost: confined(desk, model, person, window, dear, extra, left), least };
  desk.line.set(desk.kept);
  return { cost: best, least };
}

type Surcharges = { extra: Float64Array; low: Float64Array; high: Float64Array };

/** Bisects between a surcharge that is too small and one that is enough. */
function adjust(count: number, left: number, shift: number, fit: boolean, { extra, low, high }: Surcharges): void {
  const now = extra[shift] as number;
  if (count > left) low[shift] = now;
  else if (fit && now > 0) high[shift] = now;
  else return;
  const [from, to] = [low[shift] as number, high[shift] as number];
  extra[shift] = to === Number.POSITIVE_INFINITY ? Math.max(firstSurcharge, from * 4) : (from + to) / 2;
}

/** Where no surcharge brings all of them down, a shift is left to the days on which the line gains most by it. */
function confined(
  desk: Desk,
  model: Model,
  person: Person,
  window: Window,
  dear: Float64Array,
  extra: Float64Array,
  left: Int32Array,
): number {
  for (let attempt = 0; attempt <= 2 * model.shifts; attempt++) {
    const found = bestLine(desk, model, person, window, dear);
    if (found === Number.POSITIVE_INFINITY) return found;
    if (fits(desk, model, window, left)) return found - sumOf(extra, desk.count);
    for (let shift = 0; shift < model.shifts; shift++)
      if ((desk.count[shift] ?? 0) > (left[shift] ?? 0)) confine(desk, model, window, dear, shift, left[shift] ?? 0);
  }
  return Number.POSITIVE_INFINITY;
}

function confine(desk: Desk, model: Model, window: Window, cost: Float64Array, shift: number, left: number): void {
  const place = (step: number): number => step * model.shifts + shift;
  const steps: number[] = [];
  for (let step = window.to - window.from - 1; step >= 0; step--) if (desk.line[step] === shift) steps.push(step);
  steps.sort((a, b) => (cost[place(a)] ?? 0) - (cost[place(b)] ?? 0));
  const kept = new Set(steps.slice(0, Math.max(0, left)));
  for (let step = window.to - window.from - 1; step >= 0; step--)
    if (!kept.has(step)) cost[place(step)] = Number.POSITIVE_INFINITY;
}

/** Whether no shift is worked too often; counts them. */
function fits(desk: Desk, model: Model, window: Window, left: Int32Array): boolean {
  const { count, line } = desk;
  count.fill(0);
  for (let step = window.to - window.from - 1; step >= 0; step--) {
    const shift = line[step] as number;
    if (shift !== noShift) count[shift] = (count[shift] as number) + 1;
  }
  for (let shift = 0; shift < model.shifts; shift++)
    if ((count[shift] as number) > (left[shift] as number)) return false;
  return true;
}

function sumOf(extra: Float64Array, counts: Int32Array): number {
  let sum = 0;
  for (let shift = 0; shift < extra.length; shift++)
    if (extra[shift] !== 0) sum += (extra[shift] as number) * (counts[shift] as number);
  return sum;
}
