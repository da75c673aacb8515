import type { Measure } from '../catalogue/index.ts';
import { type Amount, addAmount, addValue, noAmount } from './amount.ts';
import { type Addition, bucketFor } from './counting.ts';
import { type Dimensions, sliceId } from './fact.ts';

/** What a batch of facts adds to a cell. */
export interface CellSum {
  readonly measure: Measure;
  /** In milliseconds. */
  readonly slot: number;
  readonly day: string;
  readonly sliceId: string;
  readonly dimensions: Dimensions;
  readonly bucket: number;
  count: number;
  readonly amount: Amount;
}

/** What it adds to all cells of a business date and a slice. */
export type DaySum = Omit<CellSum, 'slot' | 'bucket'>;

/** Of a quarter of an hour, a date and a slice: by measure, and by class where the spread is kept. */
type Group = Map<string, CellSum>;

/** Many facts touch the same cells: each is written once a batch. */
export function cellsOf(additions: readonly Addition[]): CellSum[] {
  const groups = new Map<string, Group>();
  const cells: CellSum[] = [];
  for (const { measure, slot, day, dimensions, value, sign } of additions) {
    const slice = sliceId(dimensions);
    const bucket = bucketFor({ measure, value });
    const group = inGroup(groups, `${slot}${day}${slice}`);
    const key = bucket === 0 ? measure : `${measure} ${bucket}`;
    let cell = group.get(key);
    if (cell === undefined) {
      cell = { measure, slot, day, sliceId: slice, dimensions, bucket, count: 0, amount: noAmount() };
      group.set(key, cell);
      cells.push(cell);
    }
    cell.count += sign;
    addValue(cell.amount, sign * value);
  }
  return cells;
}

function inGroup(groups: Map<string, Group>, key: string): Group {
  const standing = groups.get(key);
  if (standing) return standing;
  const group: Group = new Map();
  groups.set(key, group);
  return group;
}

export function daysOf(cells: readonly CellSum[]): DaySum[] {
  const days = new Map<string, DaySum>();
  for (const { measure, day, sliceId: slice, dimensions, count, amount } of cells) {
    const key = `${measure} ${day} ${slice}`;
    let sum = days.get(key);
    if (sum === undefined) {
      sum = { measure, day, sliceId: slice, dimensions, count: 0, amount: noAmount() };
      days.set(key, sum);
    }
    sum.count += count;
    addAmount(sum.amount, amount);
  }
  return [...days.values()];
}
