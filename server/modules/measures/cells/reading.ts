import type { BreakdownBy, CaseBehind, CrossBy } from '@tongli/contracts/measures';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { type Measure, measuresOf, type Recipe } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';
import { listed } from '../store.ts';
import type { Sums } from './figure.ts';
import { summedCells } from './slice-sums.ts';

/** Where is counted: left out, everywhere within reach; a unit is its whole branch. */
export interface PlaceAsked {
  readonly projectId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
}

/** The same, of one member of staff. */
export interface PersonAsked extends PlaceAsked {
  readonly personId?: string | null | undefined;
}

/** Slots that end after `after`, up to and with that of `until`. */
export interface Window {
  readonly after: Date;
  readonly until: Date;
}

const within = (call: Call, { projectId, unitId, personId }: PersonAsked) => sql<boolean>`(
  ${inScope(call, { project: sql.ref('slice.project_id'), unit: sql.ref('slice.unit_id') })}
  ${projectId ? sql`and slice.project_id = ${projectId}::uuid` : sql``}
  ${personId ? sql`and slice.person_id = ${personId}::uuid` : sql``}
  ${unitId ? sql`and slice.unit_id in (select branch.unit_id from platform.unit_branch branch where branch.within_id = ${unitId}::uuid)` : sql``})`;

const inWindow = ({ after, until }: Window) =>
  sql<boolean>`counted.slot > ${after}::timestamptz and counted.slot <= ${until}::timestamptz`;

const onDays = ({ from, to }: Range) => sql<boolean>`counted.day between ${from}::date and ${to}::date`;

const cells = (call: Call, place: PersonAsked, measures: readonly Measure[], when: RawBuilder<boolean>) => sql`
  from measures.cell counted join measures.slice slice on slice.id = counted.slice_id
  where counted.measure = any(${[...measures]}::text[]) and ${when} and ${within(call, place)}`;

/** Sums of a window, and its earliest slot that holds anything: when that leaves, the window is another. */
export async function readWindow(call: Call, place: PlaceAsked, measures: readonly Measure[], window: Window) {
  const { rows } = await sql<{ measure: Measure; sum: number; first: Date }>`
    select counted.measure, sum(counted.sum) as sum, min(counted.slot) as first
    ${cells(call, place, measures, inWindow(window))} group by counted.measure`.execute(call.tx);
  const firsts = rows.map(({ first }) => first.getTime());
  const sums: Sums = new Map(rows.map(({ measure, sum }) => [measure, sum]));
  return { sums, first: firsts.length === 0 ? null : new Date(Math.min(...firsts)) };
}

/** Sums of a window and of as long before it, both at once. */
export async function readTwoWindows(call: Call, place: PlaceAsked, measures: readonly Measure[], window: Window) {
  const length = window.until.getTime() - window.after.getTime();
  const both = { after: new Date(window.after.getTime() - length), until: window.until };
  const { rows } = await sql<{ measure: Measure; now: number | null; before: number | null }>`
    select counted.measure, sum(counted.sum) filter (where counted.slot > ${window.after}::timestamptz) as now,
      sum(counted.sum) filter (where counted.slot <= ${window.after}::timestamptz) as before
    ${cells(call, place, measures, inWindow(both))} group by counted.measure`.execute(call.tx);
  const sumsOf = (which: 'now' | 'before'): Sums => new Map(rows.map((row) => [row.measure, row[which] ?? 0]));
  return { now: sumsOf('now'), before: sumsOf('before') };
}

/** Sums by steps of so many minutes from `after` on, by the beginning of each; steps with nothing are left out. */
export async function readSteps(
  call: Call,
  place: PlaceAsked,
  measures: readonly Measure[],
  { minutes, ...window }: Window & { readonly minutes: number },
): Promise<ReadonlyMap<number, Sums>> {
  const { rows } = await sql<{ step: number; measure: Measure; sum: number }>`
    select floor(extract(epoch from counted.slot - ${window.after}::timestamptz) / ${minutes * 60})::int as step,
      counted.measure, sum(counted.sum) as sum
    ${cells(call, place, measures, inWindow(window))} group by 1, 2`.execute(call.tx);
  const steps = new Map<number, Map<string, number>>();
  for (const { step, measure, sum } of rows)
    steps.set(step, (steps.get(step) ?? new Map<string, number>()).set(measure, sum));
  return steps;
}

/** What cells are told apart by: a dimension, or the month of the business date. */
const columns: Readonly<Record<CrossBy, RawBuilder<string>>> = {
  unit: sql`slice.unit_id`,
  person: sql`slice.person_id`,
  queue: sql`slice.queue_id`,
  product: sql`slice.product`,
  area: sql`slice.area`,
  cause: sql`slice.cause`,
  channel: sql`slice.channel`,
  step: sql`slice.step`,
  month: sql`counted.day`,
};

/** Of what is kept as a date, an id or nothing. */
const wordOf = (by: CrossBy, key: string | null) => (by === 'month' ? (key ?? '').slice(0, 7) : (key ?? ''));

/** Sums by a dimension of the cells. */
export async function readSlices(
  call: Call,
  place: PersonAsked,
  measures: readonly Measure[],
  range: Range,
  by: BreakdownBy,
) {
  const { rows } = await sql<{ key: string | null; measure: Measure; sum: number }>`
    select ${columns[by]}::text as key, counted.measure, sum(counted.sum) as sum
    from ${await summedCells(call, measures, range)} join measures.slice slice on slice.id = counted.slice_id
    where ${within(call, place)} group by ${columns[by]}, 2`.execute(call.tx);
  return rows.map(({ key, ...row }) => ({ key: wordOf(by, key), ...row }));
}

/** Sums by two of them at once. */
export async function readCrossed(
  call: Call,
  place: PersonAsked,
  measures: readonly Measure[],
  range: Range,
  by: { readonly rows: CrossBy; readonly columns: CrossBy },
) {
  const counted = await summedCells(call, measures, range, by.rows === 'month' || by.columns === 'month');
  // Grouped as they are kept, and turned into words afterwards, when there are few.
  const { rows } = await sql<{ row: string | null; column: string | null; measure: Measure; sum: number }>`
    select one."row"::text as "row", one."column"::text as "column", one.measure, one.sum from (
      select ${columns[by.rows]} as "row", ${columns[by.columns]} as "column", counted.measure, sum(counted.sum) as sum
      from ${counted} join measures.slice slice on slice.id = counted.slice_id
      where ${within(call, place)} group by 1, 2, 3) one`.execute(call.tx);
  return rows.map(({ row, column, ...rest }) => {
    return { row: wordOf(by.rows, row), column: wordOf(by.columns, column), ...rest };
  });
}

/** How many single values fell into each class. */
export async function readHistogram(call: Call, place: PersonAsked, measure: Measure, range: Range) {
  const { rows } = await sql<{ bucket: number; count: number }>`
    select counted.bucket, sum(counted.count) as count
    ${cells(call, place, [measure], onDays(range))} group by 1`.execute(call.tx);
  return new Map(rows.map(({ bucket, count }) => [bucket, count]));
}

export interface CasesAsked {
  readonly recipe: Pick<Recipe, 'count' | 'size'>;
  /** The latest, or those that add most or least above the line, the latest of them first. */
  readonly first: 'latest' | 'most' | 'least';
  readonly most: number;
}

const orders = {
  latest: sql`at desc, subject.id`,
  most: sql`counted desc, at desc, subject.id`,
  least: sql`counted, at desc, subject.id`,
} as const;

/**
 * Subjects of which a number was counted, below the line where it has one: each once, with what it added above. What is counted and not
 * remembered has none.
 */
export async function readCases(
  call: Call,
  place: PersonAsked,
  { recipe, first, most }: CasesAsked,
  span: Range | Window,
): Promise<CaseBehind[]> {
  const above = measuresOf({ count: recipe.count, size: 'calendar-days' });
  const when = 'from' in span ? onDays(span) : inWindow(span);
  const { rows } = await sql<{ type: string; id: string; number: string; at: Date; counted: number }>`
    select subject.type, subject.id, subject.number, max(counted.slot) as at,
      coalesce(sum(counted.value) filter (where counted.measure = any(${above}::text[])), 0) as counted
    from measures.entry counted join measures.slice slice on slice.id = counted.slice_id
      join measures.subject subject on subject.id = counted.subject_id
    where counted.measure = any(${measuresOf(recipe)}::text[]) and ${when} and ${within(call, place)}
    group by subject.type, subject.id, subject.number order by ${orders[first]} limit ${most}`.execute(call.tx);
  return rows.map(({ type, id, number, at, counted }) => {
    return { subjectType: type, subjectId: id, number, at: at.toISOString(), counted };
  });
}

/** The latest number that is told once a day, as of an instant; 0 where it never was. */
export async function readStock(call: Call, place: PlaceAsked, measure: Measure, until: Date): Promise<number> {
  const { rows } = await sql<{ sum: number | null }>`
    select sum(latest.sum) as sum from (
      select distinct on (counted.slice_id) counted.sum
      ${cells(call, place, [measure], sql<boolean>`counted.slot <= ${until}::timestamptz`)}
      order by counted.slice_id, counted.slot desc) latest`.execute(call.tx);
  return rows[0]?.sum ?? 0;
}

/** Sums of single quarters of an hour, by the instant of each; those that hold nothing are left out. */
export async function readSlots(
  call: Call,
  { product, area, ...place }: PlaceAsked & { readonly product: string; readonly area: string },
  measures: readonly Measure[],
  slots: readonly number[],
): Promise<ReadonlyMap<number, Sums>> {
  const instants = listed(slots.map((slot) => new Date(slot).toISOString()));
  const { rows } = await sql<{ slot: Date; measure: Measure; sum: number }>`
    select counted.slot, counted.measure, sum(counted.sum) as sum
    ${cells(call, place, measures, sql<boolean>`counted.slot = any(${instants}::timestamptz[])`)}
      ${product ? sql`and slice.product = ${product}` : sql``} ${area ? sql`and slice.area = ${area}` : sql``}
    group by 1, 2`.execute(call.tx);
  const told = new Map<number, Map<string, number>>();
  for (const { slot, measure, sum } of rows)
    told.set(slot.getTime(), (told.get(slot.getTime()) ?? new Map<string, number>()).set(measure, sum));
  return told;
}

/** The units of which anything is counted. */
export async function readUnits(call: Call, projectId: string | null | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct slice.unit_id as id from measures.slice slice
    where slice.unit_id is not null and ${within(call, { projectId })} limit 500`.execute(call.tx);
  return rows.map(({ id }) => id);
}
