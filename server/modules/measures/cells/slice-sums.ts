import { addDays, dayRange, type IsoDate, startOfDay } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { businessDay, getCalendar } from '../../org/index.ts';
import type { Measure } from '../catalogue/index.ts';
import { later } from '../dates.ts';
import type { Range } from '../observations.ts';
import type { Addition } from './counting.ts';

const minuteMs = 60_000;
/** So many dates of a measure in one transaction: of a large centre each has tens of thousands of cells. */
const mostTogether = 10;
/** After the day has begun, when those who work at night have other things behind them. */
const restMinutes = 40;

/** When a date is summed up: in the night after it, and what came late in the night after that. */
const dueOf = (zone: Parameters<typeof startOfDay>[0], today: IsoDate, day: IsoDate) =>
  new Date(startOfDay(zone, addDays(later(today, day), 1)).getTime() + restMinutes * minuteMs);

/**
 * Notes of which dates something is counted. Each row is locked until the cells are committed, so that whoever sums a date up has seen
 * all that was noted of it.
 */
export async function noteUnsummed(call: Call, additions: readonly Pick<Addition, 'measure' | 'day'>[]): Promise<void> {
  if (additions.length === 0) return;
  const { calendar } = await getCalendar(call);
  const { today } = await businessDay(call);
  const dates = new Map(additions.map(({ measure, day }) => [`${measure} ${day}`, { measure, day }]));
  const rows = [...dates.values()].map((one) => ({ ...one, due_at: dueOf(calendar.zone, today, one.day) }));
  await sql`
    insert into measures.unsummed as held (span, measure, from_on, due_at)
    select 'day', measure, day, due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (measure text, day date, due_at timestamptz)
    order by measure, day
    on conflict (span, measure, from_on) do update set due_at = held.due_at`.execute(call.tx);
}

type Taken = { readonly measure: string; readonly from_on: IsoDate };

/** What others have in hand is left for the next time. */
async function take(call: Call, span: 'day' | 'month', limit: number): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    delete from measures.unsummed held using (
      select span, measure, from_on from measures.unsummed where span = ${span} and due_at <= ${call.now}
      order by due_at, measure, from_on for update skip locked limit ${limit}) due
    where held.span = due.span and held.measure = due.measure and held.from_on = due.from_on
    returning held.measure, held.from_on::text as from_on`.execute(call.tx);
  return rows;
}

const given = (rows: readonly Taken[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (measure text, from_on date)`;

const forget = (call: Call, span: 'day' | 'month', rows: readonly Taken[]) =>
  sql`delete from measures.slice_sum held using ${given(rows)}
    where held.span = ${span} and held.measure = given.measure and held.from_on = given.from_on`.execute(call.tx);

/** Their months are summed up anew once they are over; where they are, at once. */
async function sumDays(call: Call, days: readonly Taken[]): Promise<void> {
  await forget(call, 'day', days);
  await sql`
    insert into measures.slice_sum (span, measure, from_on, slice_id, sum)
    select 'day', counted.measure, counted.day, counted.slice_id, sum(counted.sum)
    from ${given(days)} join measures.cell counted on counted.measure = given.measure and counted.day = given.from_on
    group by 2, 3, 4`.execute(call.tx);
  await sql`
    insert into measures.unsummed as held (span, measure, from_on, due_at)
    select distinct 'month', given.measure, month.from_on, greatest(month.from_on + interval '1 month 1 day', ${call.now}::timestamptz)
    from ${given(days)} cross join lateral (select date_trunc('month', given.from_on)::date as from_on) month
    order by 2, 3
    on conflict (span, measure, from_on) do nothing`.execute(call.tx);
}

async function sumMonths(call: Call, months: readonly Taken[]): Promise<void> {
  await forget(call, 'month', months);
  await sql`
    insert into measures.slice_sum (span, measure, from_on, slice_id, sum)
    select 'month', held.measure, given.from_on, held.slice_id, sum(held.sum)
    from ${given(months)} join measures.slice_sum held on held.span = 'day' and held.measure = given.measure
      and held.from_on between given.from_on and (given.from_on + interval '1 month - 1 day')::date
    group by 2, 3, 4`.execute(call.tx);
}

/** Sums up what is due: days first, and months of which no day is left. */
export async function sumUp(call: Call, limit: number): Promise<number> {
  const days = await take(call, 'day', limit);
  if (days.length > 0) {
    await sumDays(call, days);
    return days.length;
  }
  const months = await take(call, 'month', limit);
  if (months.length > 0) await sumMonths(call, months);
  return months.length;
}

export const sliceSums: Timer = {
  name: 'slice-sums',
  isLong: true,
  due: sql`(select min(due_at) from measures.unsummed)`,
  fireDue: (call, limit) => sumUp(call, Math.min(limit, mostTogether)),
};

/** A period as it is read: whole months, days, and the rest, of which the cells are asked. */
export interface SummedParts {
  readonly months: readonly IsoDate[];
  readonly days: readonly IsoDate[];
  readonly rest: readonly IsoDate[];
}

const firstOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

/** A month is read whole where the period holds all of it and neither it nor a day of it has changed since it was summed up. */
export function partsOf({ from, to }: Range, changed: Record<'day' | 'month', ReadonlySet<IsoDate>>): SummedParts {
  const months: IsoDate[] = [];
  const days: IsoDate[] = [];
  const rest: IsoDate[] = [];
  for (const [month, held] of Map.groupBy(dayRange(from, to), firstOf)) {
    const isWhole = held[0] === month && firstOf(addDays(held.at(-1) ?? month, 1)) !== month;
    const own = held.filter((day) => changed.day.has(day));
    if (isWhole && own.length === 0 && !changed.month.has(month)) months.push(month);
    else {
      rest.push(...own);
      days.push(...held.filter((day) => !changed.day.has(day)));
    }
  }
  return { months, days, rest };
}

export async function readParts(call: Call, measures: readonly Measure[], range: Range): Promise<SummedParts> {
  const { rows } = await sql<{ span: 'day' | 'month'; on: IsoDate }>`
    select distinct span, from_on::text as on from measures.unsummed
    where measure = any(${[...measures]}::text[]) and from_on between ${firstOf(range.from)}::date and ${range.to}::date`.execute(
    call.tx,
  );
  const of = (span: 'day' | 'month') => new Set(rows.flatMap((row) => (row.span === span ? [row.on] : [])));
  return partsOf(range, { day: of('day'), month: of('month') });
}

/**
 * The same as the cells of the period, in few rows: `counted` has `measure`, `slice_id` and `sum`, and by months the first of each as
 * `day`. Each part is added up before parts are put together, which is what keeps a year short.
 */
export async function summedCells(call: Call, measures: readonly Measure[], range: Range, byMonth = false) {
  const { months, days, rest } = await readParts(call, measures, range);
  const wanted = sql`measure = any(${[...measures]}::text[])`;
  const month = (day: string) =>
    byMonth ? sql`${sql.ref(day)} - extract(day from ${sql.ref(day)})::integer + 1` : sql`null::date`;
  return sql`(
    select measure, slice_id, ${byMonth ? sql`from_on` : sql`null::date`} as day, sum(sum) as sum from measures.slice_sum
    where span = 'month' and ${wanted} and from_on = any(${[...months]}::date[]) group by 1, 2, 3
    union all
    select measure, slice_id, ${month('from_on')}, sum(sum) from measures.slice_sum
    where span = 'day' and ${wanted} and from_on = any(${[...days]}::date[]) group by 1, 2, 3
    union all
    select measure, slice_id, ${month('day')}, sum(sum) from measures.cell
    where ${wanted} and day = any(${[...rest]}::date[]) group by 1, 2, 3) counted`;
}
