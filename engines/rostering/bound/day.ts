import type { Highs, Model as Program } from 'highs';
import { type Model, noShift, type Person } from '../model/model.ts';
import { coverDays, type Roster, rowCost } from '../search/roster.ts';
import { addSlacks, fillSlacks, type Slack } from './master.ts';

/** People who work on a day and whom nothing tells apart there: the same shifts may be theirs at the same cost. */
type Alike = {
  readonly team: number;
  readonly shifts: readonly number[];
  readonly costs: readonly number[];
  readonly people: number[];
};

/** A way in which some of those who are alike can work the day. */
type Way = {
  readonly alike: number;
  readonly shift: number;
  readonly variant: number;
  readonly cost: number;
  /** How many they are. */
  readonly most: number;
};

type Day = {
  readonly day: number;
  readonly groups: readonly Alike[];
  readonly ways: readonly Way[];
  readonly slacks: readonly Slack[];
  readonly program: Program;
};

/** Of the ways, as many are left open. */
const share = 0.4;

export type DayLimits = { readonly nodes: number; readonly seconds: number };

/**
 * Who works on a day stays; which shift, breaks and skill each of them has is chosen anew for all at once, in whole numbers, within
 * the rest from the day before and to the day after and each one's hours. Whether the roster is better now; it is never worse.
 */
export function refillDay(highs: Highs, model: Model, roster: Roster, day: number, limits: DayLimits): boolean {
  const groups = groupsOf(model, roster, day);
  const people = groups.flatMap((group) => group.people);
  for (const person of people) coverDays(model, roster, person, day, day + 1, -1);
  const open = openDay(highs, model, roster, day, groups);
  try {
    const before = standing(model, roster, open);
    const counts = choose(highs, open, before, limits);
    if (counts) lay(model, roster, open, counts);
    return counts !== undefined;
  } finally {
    for (const person of people) coverDays(model, roster, person, day, day + 1, 1);
    open.program.dispose();
  }
}

/** A day as another roster has it, for those who can have it so beside their other days. */
export function takeDay(
  model: Model,
  roster: Roster,
  day: number,
  other: { readonly shift: Int16Array; readonly variant: Int16Array },
): void {
  model.people.forEach((rules, person) => {
    const place = person * model.days + day;
    const [was, shift] = [roster.shift[place] as number, other.shift[place] as number];
    if (was === noShift || shift === noShift || !shiftsOf(model, roster, rules, person, day).includes(shift)) return;
    coverDays(model, roster, person, day, day + 1, -1);
    const cost = (of: number): number => rules.cost[day * model.shifts + of] as number;
    roster.lineCost[person] = (roster.lineCost[person] as number) + cost(shift) - cost(was);
    roster.shift[place] = shift;
    roster.variant[place] = other.variant[place] as number;
    coverDays(model, roster, person, day, day + 1, 1);
  });
}

function groupsOf(model: Model, roster: Roster, day: number): Alike[] {
  const groups = new Map<string, Alike>();
  model.people.forEach((rules, person) => {
    if (roster.shift[person * model.days + day] === noShift) return;
    const shifts = shiftsOf(model, roster, rules, person, day);
    const costs = shifts.map((shift) => rules.cost[day * model.shifts + shift] as number);
    const key = `${rules.team}|${shifts.join()}|${costs.join()}`;
    const group = groups.get(key);
    if (group) group.people.push(person);
    else groups.set(key, { team: rules.team, shifts, costs, people: [person] });
  });
  return [...groups.values()];
}

/** The shifts that a person can have on a day while all other days stay. */
function shiftsOf(model: Model, roster: Roster, rules: Person, person: number, day: number): number[] {
  const line = roster.shift.subarray(person * model.days, (person + 1) * model.days);
  const before = day > 0 ? (line[day - 1] as number) : rules.runBefore > 0 ? rules.shiftBefore : noShift;
  const after = day + 1 < model.days ? (line[day + 1] as number) : noShift;
  const now = line[day] as number;
  const units = line.reduce((sum, shift) => sum + (shift === noShift ? 0 : (model.units[shift] as number)), 0);
  const follows = (from: number, to: number): boolean =>
    from === noShift || to === noShift || model.mayFollow[from * model.shifts + to] === 1;
  const shifts = Array.from({ length: model.shifts }, (_, shift) => shift);
  return shifts.filter((shift) => {
    const worked = units + (model.units[shift] as number) - (model.units[now] as number);
    const scarce = shift !== now && (rules.maxOf[shift] as number) < model.days;
    const allowed = Number.isFinite(rules.cost[day * model.shifts + shift]) && !scarce;
    return (
      allowed && worked >= rules.minUnits && worked <= rules.maxUnits && follows(before, shift) && follows(shift, after)
    );
  });
}

function openDay(highs: Highs, model: Model, roster: Roster, day: number, groups: readonly Alike[]): Day {
  const { coverage } = model;
  const [firstRow, lastRow] = [coverage.from[day] as number, coverage.to[day] as number];
  const program = highs.createModel();
  program.options.set({ output_flag: false });
  const nothing = { indices: new Int32Array(0), values: new Float64Array(0) };
  for (const { people } of groups) program.addRow(people.length, people.length, nothing);
  const slacks = addSlacks(highs, program, coverage, { cover: roster.cover, firstRow, lastRow, after: groups.length });
  const ways = groups.flatMap(({ team, shifts, costs, people }, alike) =>
    shifts.flatMap((shift, at) =>
      coverage
        .variantsOf(team, shift)
        .map((variant) => ({ alike, shift, variant, cost: costs[at] as number, most: people.length })),
    ),
  );
  for (const { alike, shift, variant, cost, most } of ways) {
    const { team } = groups[alike] as Alike;
    const rows = coverage.rowsOf(day, shift, variant);
    const weight = coverage.weights[coverage.weightOf[team] as number] as number;
    const values = new Float64Array(rows.length + 1).fill(weight, 1);
    values[0] = 1;
    const indices = Int32Array.of(alike, ...rows.map((row) => groups.length + row - firstRow));
    program.addCol(cost, 0, most, { indices, values });
  }
  return { day, groups, ways, slacks, program };
}

/** What stands, as a solution, and what it costs. */
function standing(
  model: Model,
  roster: Roster,
  { day, groups, ways, slacks }: Day,
): { values: Float64Array; cost: number } {
  const { coverage } = model;
  const values = new Float64Array(slacks.length + ways.length);
  const cover = roster.cover.slice();
  const place = new Map(ways.map(({ alike, shift, variant }, at) => [`${alike}:${shift}:${variant}`, at]));
  let cost = 0;
  groups.forEach(({ team, people }, alike) => {
    const weight = coverage.weights[coverage.weightOf[team] as number] as number;
    for (const person of people) {
      const [shift, variant] = [roster.shift, roster.variant].map((of) => of[person * model.days + day] as number);
      const at = place.get(`${alike}:${shift}:${variant}`) as number;
      values[slacks.length + at] = (values[slacks.length + at] as number) + 1;
      cost += (ways[at] as Way).cost;
      for (const row of coverage.rowsOf(day, shift as number, variant as number))
        cover[row] = (cover[row] as number) + weight;
    }
  });
  for (let row = coverage.from[day] as number; row < (coverage.to[day] as number); row++)
    cost += rowCost(coverage, row, cover[row] as number);
  fillSlacks(
    slacks,
    cover.map((has, row) => (coverage.need[row] as number) - has),
    values,
  );
  return { values, cost };
}

/**
 * How many take each way, where that is cheaper than what stands. Of all ways only those stay that the mixture finds cheap: in as many
 * again as needed, a choice in whole numbers is soon made (relaxation enforced neighbourhoods: Berthold 2014).
 */
function choose(
  highs: Highs,
  { program, slacks, ways }: Day,
  before: { readonly values: Float64Array; readonly cost: number },
  { nodes, seconds }: DayLimits,
): Int32Array | undefined {
  const all = { kind: 'range' as const, from: slacks.length, to: slacks.length + ways.length - 1 };
  program.run();
  const excess = program.getSolution().colDual.slice(slacks.length);
  if (excess.length === 0) return undefined;
  const dearest = excess.toSorted()[Math.floor(excess.length * share)] as number;
  const stays = (at: number): boolean =>
    (excess[at] as number) <= dearest || (before.values[slacks.length + at] as number) > 0;
  const upper = Float64Array.from(ways, ({ most }, at) => (stays(at) ? most : 0));
  program.changeColsBounds(all, new Float64Array(ways.length), upper);
  program.changeColsIntegrality(all, new Int32Array(ways.length).fill(highs.constants.variableType.integer));
  program.options.set({ mip_max_nodes: nodes, time_limit: seconds, mip_rel_gap: 2e-4 });
  program.setSolution({ colValue: before.values });
  program.run();
  const { colValue } = program.getSolution();
  if (colValue.length === 0 || program.getObjectiveValue() >= before.cost - 1e-6) return undefined;
  return Int32Array.from(ways, (_, at) => Math.round(colValue[slacks.length + at] as number));
}

function lay(model: Model, roster: Roster, { day, groups, ways }: Day, counts: Int32Array): void {
  const left = groups.map(({ people }) => [...people]);
  ways.forEach(({ alike, shift, variant, cost }, at) => {
    for (let count = counts[at] as number; count > 0; count--) {
      const person = (left[alike] as number[]).pop();
      if (person === undefined) throw new Error('more take a way than there are people');
      const place = person * model.days + day;
      const was = model.people[person]?.cost[day * model.shifts + (roster.shift[place] as number)] as number;
      roster.lineCost[person] = (roster.lineCost[person] as number) + cost - was;
      roster.shift[place] = shift;
      roster.variant[place] = variant;
    }
  });
}
