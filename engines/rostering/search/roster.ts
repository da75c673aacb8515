import { type Coverage, type Model, noShift } from '../model/model.ts';

/** A roster under way: `shift` and `variant` of each person and day (`person * days + day`), and what follows from them. */
export type Roster = {
  readonly shift: Int16Array;
  readonly variant: Int16Array;
  /** Cost of each line, wishes and weekends included; Infinity while it has not been laid. */
  readonly lineCost: Float64Array;
  readonly cover: Float64Array;
  /** What one more is worth in a row, by weight: `weight * rows + row`. */
  readonly worth: Float64Array;
  coverCost: number;
};

export function emptyRoster(model: Model): Roster {
  const { coverage, people, days } = model;
  const roster: Roster = {
    shift: new Int16Array(people.length * days).fill(noShift),
    variant: new Int16Array(people.length * days),
    lineCost: new Float64Array(people.length).fill(Number.POSITIVE_INFINITY),
    cover: new Float64Array(coverage.rows),
    worth: new Float64Array(coverage.rows * coverage.weights.length),
    coverCost: 0,
  };
  for (let row = 0; row < coverage.rows; row++) {
    roster.coverCost += rowCost(coverage, row, 0);
    value(coverage, roster, row);
  }
  return roster;
}

export function rosterCost(roster: Roster): number {
  let total = roster.coverCost;
  for (const cost of roster.lineCost) total += cost;
  return total;
}

export function rowCost(coverage: Coverage, row: number, cover: number): number {
  const short = (coverage.need[row] as number) - cover;
  const below = (coverage.floor[row] as number) - cover;
  const cost = short > 0 ? short * (coverage.under[row] as number) : -short * (coverage.over[row] as number);
  return below > 0 ? cost + below * coverage.floorCost : cost;
}

function value(coverage: Coverage, roster: Roster, row: number): void {
  const cover = roster.cover[row] as number;
  const now = rowCost(coverage, row, cover);
  const { weights, rows } = coverage;
  for (let weight = 0; weight < weights.length; weight++) {
    roster.worth[weight * rows + row] = now - rowCost(coverage, row, cover + (weights[weight] as number));
  }
}

/** Adds (`sign` 1) or takes away (-1) what a person's days from `from` to before `to` cover. */
export function coverDays(model: Model, roster: Roster, person: number, from: number, to: number, sign: number): void {
  const { coverage, days, people } = model;
  const weight = sign * (coverage.weights[coverage.weightOf[people[person]?.team ?? 0] ?? 0] ?? 0);
  for (let day = from; day < to; day++) {
    const shift = roster.shift[person * days + day] as number;
    if (shift === noShift) continue;
    const rows = coverage.rowsOf(day, shift, roster.variant[person * days + day] as number);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const cover = roster.cover[row] as number;
      roster.coverCost += rowCost(coverage, row, cover + weight) - rowCost(coverage, row, cover);
      roster.cover[row] = cover + weight;
      value(coverage, roster, row);
    }
  }
}

export function copyRoster(from: Roster, to: Roster): void {
  to.shift.set(from.shift);
  to.variant.set(from.variant);
  to.lineCost.set(from.lineCost);
  to.cover.set(from.cover);
  to.worth.set(from.worth);
  to.coverCost = from.coverCost;
}
