import type { Highs, Model as Program } from 'highs';
import { type Coverage, type Model, noShift } from '../model/model.ts';

/** What is open: the days from `from` to before `to` of these people. Everybody and all days, or a patch of a roster that stands. */
export type Patch = { readonly people: readonly number[]; readonly from: number; readonly to: number };

/** A way to fill the open days of a person, with the cost of the whole line. */
export type Column = {
  readonly person: number;
  readonly cost: number;
  readonly shift: Int16Array;
  readonly variant: Int16Array;
};

/**
 * The restricted master problem of a patch: a mixture of known fills for each person, and what rows are short or over. Its prices
 * lead to better fills; in whole numbers it picks the best that known fills make.
 */
export type Master = {
  readonly model: Model;
  readonly highs: Highs;
  readonly program: Program;
  readonly patch: Patch;
  readonly place: ReadonlyMap<number, number>;
  readonly columns: Column[];
  readonly known: Set<string>;
  /** The rows that the open days can cover, and the columns for what is short and over in them, which stand before the fills. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly slacks: readonly Slack[];
};

/** What a row is short of (`sign` 1) or has over (-1). */
export type Slack = { readonly row: number; readonly sign: number; readonly most: number };

const nothing = { indices: new Int32Array(0), values: new Float64Array(0) };

/** Rows of need from one to before another, behind `after` rows that stand, and the first columns: what the rows are short and over. */
export function addSlacks(
  highs: Highs,
  program: Program,
  coverage: Coverage,
  {
    cover,
    firstRow,
    lastRow,
    after,
  }: { readonly cover: Float64Array; readonly firstRow: number; readonly lastRow: number; readonly after: number },
): Slack[] {
  const slacks: Slack[] = [];
  const slack = (row: number, cost: number, most: number, sign: number): void => {
    slacks.push({ row, sign, most });
    const indices = Int32Array.of(after + row - firstRow);
    program.addCol(cost, 0, most, { indices, values: Float64Array.of(sign) });
  };
  for (let row = firstRow; row < lastRow; row++) {
    const left = (coverage.need[row] ?? 0) - (cover[row] ?? 0);
    program.addRow(left, left, nothing);
  }
  for (let row = firstRow; row < lastRow; row++) {
    const [need, floor, under] = [coverage.need[row] ?? 0, coverage.floor[row] ?? 0, coverage.under[row] ?? 0];
    slack(row, under, floor > 0 ? need - floor : highs.infinity, 1);
    if (floor > 0) slack(row, under + coverage.floorCost, highs.infinity, 1);
    slack(row, coverage.over[row] ?? 0, highs.infinity, -1);
  }
  return slacks;
}

/** The values of slacks where rows are short of as much as is left, or over. What is left is used up. */
export function fillSlacks(slacks: readonly Slack[], left: Float64Array, values: Float64Array): void {
  slacks.forEach(({ row, sign, most }, at) => {
    const value = Math.min(most, Math.max(0, sign * (left[row] ?? 0)));
    values[at] = value;
    left[row] = (left[row] ?? 0) - sign * value;
  });
}

/** `cover` is what those who are not open cover already. */
export function openMaster(highs: Highs, model: Model, patch: Patch, cover: Float64Array): Master {
  const { coverage } = model;
  const program = highs.createModel();
  // New columns leave the last mixture feasible: the primal simplex goes on from there.
  program.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 });
  const firstRow = coverage.from[patch.from] ?? 0;
  const lastRow = coverage.to[patch.to - 1] ?? 0;
  for (const _ of patch.people) program.addRow(1, 1, nothing);
  const slacks = addSlacks(highs, program, coverage, { cover, firstRow, lastRow, after: patch.people.length });
  const place = new Map(patch.people.map((person, at) => [person, at]));
  return { model, highs, program, patch, place, columns: [], known: new Set(), firstRow, lastRow, slacks };
}

/** Adds the fills that are not known yet; says how many. */
export function addColumns(master: Master, columns: readonly Column[]): number {
  const { known } = master;
  const fresh = columns.filter((column) => {
    const key = keyOf(column);
    return known.has(key) ? false : known.add(key);
  });
  if (fresh.length === 0) return 0;
  master.program.addCols({
    cost: Float64Array.from(fresh, ({ cost }) => cost),
    lower: new Float64Array(fresh.length),
    upper: new Float64Array(fresh.length).fill(master.highs.infinity),
    matrix: matrixOf(master, fresh),
  });
  master.columns.push(...fresh);
  return fresh.length;
}

export function keyOf({ person, shift, variant }: Column): string {
  return `${person}:${shift.join()}:${variant.join()}`;
}

function matrixOf(master: Master, columns: readonly Column[]) {
  const { patch, place, firstRow, lastRow } = master;
  const indices: number[] = [];
  const values: number[] = [];
  const starts = [0];
  for (const column of columns) {
    indices.push(place.get(column.person) ?? 0);
    values.push(1);
    for (const [row, value] of coverOf(master.model, patch, column)) {
      indices.push(patch.people.length + row - firstRow);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return {
    format: 'csc' as const,
    numRows: patch.people.length + lastRow - firstRow,
    numCols: columns.length,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/** What a fill adds to the rows. */
export function coverOf({ coverage, people }: Model, { from }: Patch, column: Column): Map<number, number> {
  const cover = new Map<number, number>();
  const weight = coverage.weights[coverage.weightOf[people[column.person]?.team ?? 0] ?? 0] ?? 1;
  column.shift.forEach((shift, step) => {
    if (shift === noShift) return;
    for (const row of coverage.rowsOf(from + step, shift, column.variant[step] ?? 0))
      cover.set(row, (cover.get(row) ?? 0) + weight);
  });
  return cover;
}

/** Value of the best mixture, what each person and row is worth in it (`rows` by the model's rows), and how much of each fill. */
export type Mixture = {
  readonly value: number;
  readonly people: Float64Array;
  readonly rows: Float64Array;
  readonly shares: Float64Array;
};

export function solveMaster(master: Master): Mixture | undefined {
  const { program, model, patch, firstRow } = master;
  program.run();
  if (program.getModelStatus() !== master.highs.constants.modelStatus.optimal) return undefined;
  const { rowDual, colValue } = program.getSolution();
  const count = patch.people.length;
  const rows = new Float64Array(model.coverage.rows);
  rows.set(rowDual.subarray(count), firstRow);
  return {
    value: program.getObjectiveValue(),
    people: rowDual.slice(0, count),
    rows,
    shares: colValue.slice(master.slacks.length),
  };
}
