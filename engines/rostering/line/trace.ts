import { type Model, noShift, type Person } from '../model/model.ts';
import { type Desk, layersOn } from './desk.ts';
import type { Window } from './window.ts';

type Spot = { layer: number; position: number; unit: number };

/** Walks back from the cheapest end and writes the shifts: at each evening some step gives exactly the cost that stands there. */
export function trace(desk: Desk, model: Model, person: Person, window: Window, end: number): void {
  const spot: Spot = {
    unit: end % desk.width,
    position: Math.floor(end / desk.width) % desk.positions,
    layer: Math.floor(end / desk.width / desk.positions) % desk.layers,
  };
  for (let step = window.to - window.from - 1; step >= 0; step--) {
    const off = spot.position < desk.offs;
    const shift = off ? noShift : backFromWork(desk, model, person, window, step, spot);
    if (off) backFromRest(desk, person, window, step, spot);
    desk.line[step] = shift;
  }
}

function costAt(desk: Desk, step: number, layer: number, position: number, unit: number): number {
  const place = (step * desk.layers + layer) * desk.positions + position;
  if (unit < 0 || !desk.live[place]) return Number.POSITIVE_INFINITY;
  return desk.cost[place * desk.width + unit] ?? Number.POSITIVE_INFINITY;
}

function backFromRest(desk: Desk, person: Person, window: Window, step: number, spot: Spot): void {
  const day = window.from + step;
  const here = costAt(desk, step + 1, spot.layer, spot.position, spot.unit);
  const off = person.offCost[day] ?? 0;
  for (let position = 0; position < desk.positions; position++) {
    const resting = position < desk.offs;
    if ((resting ? Math.min(position + 1, desk.offs - 1) : 0) !== spot.position) continue;
    const run = resting ? 0 : Math.floor((position - desk.offs) / desk.classes) + 1;
    if (!resting && run < person.minRun && run !== day) continue;
    if (costAt(desk, step, spot.layer, position, spot.unit) + off !== here) continue;
    spot.position = position;
    return;
  }
  throw new Error('a line cannot be traced');
}

function backFromWork(desk: Desk, model: Model, person: Person, window: Window, step: number, spot: Spot): number {
  const { kinds } = model;
  const day = window.from + step;
  const here = costAt(desk, step + 1, spot.layer, spot.position, spot.unit);
  const run = Math.floor((spot.position - desk.offs) / desk.classes);
  const weekend = model.weekendOf[day] ?? -1;
  const second = weekend >= 0 && step > 0 && model.weekendOf[day - 1] === weekend;
  const counts = weekend >= 0 && (!second || run === 0) ? 1 : 0;
  const weekends = (spot.layer % desk.weekends) - counts;
  if (weekends < 0) throw new Error('a line cannot be traced');
  const extra = counts ? (person.weekendCost[window.weekendsOutside + weekends] ?? 0) : 0;
  for (let kind = 0; kind < kinds.count; kind++) {
    if ((kinds.after[kind] ?? 0) !== (spot.position - desk.offs) % desk.classes) continue;
    const place = step * kinds.count + kind;
    const price = (desk.kindCost[place] ?? 0) + extra;
    if (price === Number.POSITIVE_INFINITY) continue;
    const unit = spot.unit - (kinds.units[kind] ?? 0);
    const layer = spot.layer - counts - (desk.stride[kind] as number);
    if (layer < 0 || layersOn(desk, layer, kind) < 0) continue;
    const from = positionWith(
      desk,
      model,
      run,
      kind,
      (position) => costAt(desk, step, layer, position, unit) + price === here,
    );
    if (from < 0) continue;
    Object.assign(spot, { layer, position: from, unit });
    return desk.kindShift[place] ?? noShift;
  }
  throw new Error('a line cannot be traced');
}

function positionWith(
  desk: Desk,
  model: Model,
  run: number,
  kind: number,
  fits: (position: number) => boolean,
): number {
  const { kinds } = model;
  if (run === 0) return fits(desk.offs - 1) ? desk.offs - 1 : -1;
  for (let after = 0; after < desk.classes; after++) {
    if (!kinds.joins[after * kinds.beforeClasses + (kinds.before[kind] ?? 0)]) continue;
    const position = desk.offs + (run - 1) * desk.classes + after;
    if (fits(position)) return position;
  }
  return -1;
}
