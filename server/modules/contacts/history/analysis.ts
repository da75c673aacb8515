import { dayRange, type IsoDate, weekday } from '@tongli/calendar';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { inCells } from './day-sums.ts';
import { inSpans, type Parts, partsOf, type Span } from './days.ts';
import { asksWho, inSlice, type Period, periodOf, type SliceQuery, weekSlotOf } from './slices.ts';

const withContact = (query: SliceQuery) =>
  asksWho(query) ? sql`join contacts.contact c on c.id = v.contact_id` : sql``;

interface CellRow {
  readonly slot: number;
  readonly contacts: number;
  readonly abandoned: number;
  readonly wait: number;
}

/** Of each weekday, Monday first, how many days have begun. */
function countDays(from: IsoDate, to: IsoDate): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const day of from <= to ? dayRange(from, to) : []) counts[weekday(day)] = (counts[weekday(day)] ?? 0) + 1;
  return counts;
}

/** First by quarter hours, which every zone's clock keeps to: the clock is asked for some thousand of them, not for every contact. */
async function arrivedIn(call: Call, query: SliceQuery, spans: readonly Span[], zone: string): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    with quarter as (
      select floor(extract(epoch from v.entered_at) / 900)::bigint as number, count(*) as contacts,
        count(*) filter (where v.outcome = 'abandoned') as abandoned, sum(v.wait_ms) as wait
      from contacts.visit v ${withContact(query)}
      where v.number = 1 and ${inSpans(sql`v.entered_at`, spans)} and ${inSlice(call, query, 'v')}
      group by 1)
    select ${weekSlotOf(sql`to_timestamp(number * 900)`, zone)} as slot, sum(contacts)::integer as contacts,
      sum(abandoned)::integer as abandoned, sum(wait)::float8 as wait
    from quarter group by 1`.execute(call.tx);
  return rows;
}

async function arrivedOn(call: Call, query: SliceQuery, days: readonly IsoDate[]): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select (extract(isodow from d.day)::integer - 1) * 48 + d.key::integer as slot, sum(d.count)::integer as contacts,
      coalesce(sum(d.count) filter (where d.outcome = 'abandoned'), 0)::integer as abandoned, sum(d.wait_ms)::float8 as wait
    from contacts.stay_day d where ${inCells(call, 'arrival', days, query)} group by 1`.execute(call.tx);
  return rows;
}

/** As days are counted, where that tells: not by queue, nor by who served. */
const readable = async (call: Call, query: SliceQuery, period: Period): Promise<Parts> =>
  query.queueId === undefined && !asksWho(query) ? partsOf(call, period) : { counted: [], rest: [period] };

export async function getArrivals(call: Call, query: SliceQuery) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { from, to, today, zone } = period;
  const { counted, rest } = await readable(call, query, period);
  const rows = [
    ...(counted.length > 0 ? await arrivedOn(call, query, counted) : []),
    ...(rest.length > 0 ? await arrivedIn(call, query, rest, zone) : []),
  ];
  const slots = [...Map.groupBy(rows, ({ slot }) => slot)].toSorted(([a], [b]) => a - b);
  return {
    cells: slots.map(([slot, own]) => {
      const add = (key: 'contacts' | 'abandoned' | 'wait') => own.reduce((sum, row) => sum + row[key], 0);
      return {
        ...{ weekday: Math.floor(slot / 48) + 1, halfHour: slot % 48 },
        ...{ contacts: add('contacts'), abandoned: add('abandoned') },
        averageWaitSeconds: add('wait') / add('contacts') / 1_000,
      };
    }),
    days: countDays(from, [to, today].toSorted()[0] ?? to),
    asOf: call.now.toISOString(),
  };
}
