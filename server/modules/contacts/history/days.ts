import { addDays, dayRange, type IsoDate, startOfDay } from '@tongli/calendar';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Period } from './slices.ts';

/** How far behind a contact another one may come and still be counted as following it. */
export const followedDays = 30;

/** A period as it is read: days that are counted, and the rest, which the stays themselves are asked for. */
export interface Parts {
  readonly counted: readonly IsoDate[];
  readonly rest: readonly Span[];
}

export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** Notes that something of contacts' days has changed. */
export async function noteChanged(call: Call, ids: readonly string[]): Promise<void> {
  await sql`insert into contacts.uncounted (at, noted_at)
    select at, ${call.now} from (
      select started_at as at from contacts.contact where id = any(${[...ids]}::uuid[])
      union select entered_at from contacts.visit where contact_id = any(${[...ids]}::uuid[])) changed`.execute(
    call.tx,
  );
}

/** Days of which something has changed since they were counted, oldest first: asked one by one, however much it was. */
export async function changedDays({ tx }: Pick<Call, 'tx'>, zone: string): Promise<IsoDate[]> {
  const { rows } = await sql<{ day: IsoDate }>`
    with recursive found (at) as (
      select min(at) from contacts.uncounted
      union all
      select (select min(at) from contacts.uncounted later
        where later.at >= (date_trunc('day', found.at at time zone ${zone}) + interval '1 day') at time zone ${zone})
      from found where found.at is not null)
    select (at at time zone ${zone})::date::text as day from found where at is not null order by at`.execute(tx);
  return rows.map(({ day }) => day);
}

const countedDays = async ({ tx }: Pick<Call, 'tx'>, { from, to, zone }: Period, repeats: boolean) => {
  const { rows } = await sql<{ day: IsoDate }>`
    select day::text as day from contacts.counted_day
    where day between ${from}::date and ${to}::date and zone = ${zone} and (repeats or not ${repeats}::boolean)`.execute(
    tx,
  );
  return rows.map(({ day }) => day);
};

/** Which days of a period can be read as counted, also by whom they were followed if `repeats`. */
export async function partsOf(call: Call, period: Period, repeats = false): Promise<Parts> {
  const { from, today, zone } = period;
  if (from >= today) return { counted: [], rest: [period] };
  const known = new Set(await countedDays(call, period, repeats));
  for (const changed of known.size > 0 ? await changedDays(call, zone) : [])
    for (const day of repeats ? dayRange(addDays(changed, -followedDays), changed) : [changed]) known.delete(day);
  return splitBy(period, known);
}

/** The days of a period that are known, and what lies between them. */
export function splitBy({ from, to, zone }: Period, known: ReadonlySet<IsoDate>): Parts {
  const rest: { start: IsoDate; end: IsoDate }[] = [];
  for (const day of dayRange(from, to).filter((one) => !known.has(one))) {
    const last = rest.at(-1);
    if (last?.end === day) last.end = addDays(day, 1);
    else rest.push({ start: day, end: addDays(day, 1) });
  }
  return {
    counted: [...known],
    rest: rest.map(({ start, end }) => ({
      start: startOfDay(zone as never, start),
      end: startOfDay(zone as never, end),
    })),
  };
}

/** Whether an instant lies in one of these spans. */
export const inSpans = (at: RawBuilder<unknown>, spans: readonly Span[]) =>
  sql<boolean>`(${sql.join(
    spans.map(({ start, end }) => sql`${at} >= ${start} and ${at} < ${end}`),
    sql` or `,
  )})`;
