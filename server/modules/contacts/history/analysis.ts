import { addDays, dayRange, type IsoDate, weekday } from '@tongli/calendar';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { asksWho, inSlice, periodOf, type SliceQuery, weekSlotOf } from './slices.ts';

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
export async function getArrivals(call: Call, query: SliceQuery) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { from, to, today, start, end, zone } = period;
  const { rows } = await sql<CellRow>`
    with quarter as (
      select floor(extract(epoch from v.entered_at) / 900)::bigint as number, count(*) as contacts,
        count(*) filter (where v.outcome = 'abandoned') as abandoned, sum(v.wait_ms) as wait
      from contacts.visit v ${withContact(query)}
      where v.number = 1 and v.entered_at >= ${start} and v.entered_at < ${end} and ${inSlice(call, query, 'v')}
      group by 1)
    select ${weekSlotOf(sql`to_timestamp(number * 900)`, zone)} as slot, sum(contacts)::integer as contacts,
      sum(abandoned)::integer as abandoned, sum(wait)::float8 as wait
    from quarter group by 1 order by 1`.execute(call.tx);
  return {
    cells: rows.map(({ slot, contacts, abandoned, wait }) => ({
      ...{ weekday: Math.floor(slot / 48) + 1, halfHour: slot % 48, contacts, abandoned },
      averageWaitSeconds: wait / contacts / 1_000,
    })),
    days: countDays(from, [to, today].toSorted()[0] ?? to),
    asOf: call.now.toISOString(),
  };
}

interface FlowRow {
  readonly from_id: string;
  readonly from_zh: string;
  readonly from_en: string;
  readonly to_id: string;
  readonly to_zh: string;
  readonly to_en: string;
  readonly transferred: number;
  readonly overflowed: number;
}

export async function getTransfers(call: Call, query: SliceQuery) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { start, end } = period;
  const stays = sql`contacts.visit n join contacts.visit v on v.contact_id = n.contact_id and v.number = n.number - 1 ${withContact(query)}
    where n.number > 1 and n.entered_at >= ${start} and n.entered_at < ${end} and ${inSlice(call, query, 'v')}`;
  const { rows } = await sql<FlowRow>`
    select f.id as from_id, f.name_zh as from_zh, f.name_en as from_en, t.id as to_id, t.name_zh as to_zh, t.name_en as to_en,
      flow.transferred, flow.overflowed
    from (select v.queue_id as from_id, n.queue_id as to_id, (count(*) filter (where v.transferred))::integer as transferred,
        (count(*) filter (where not v.transferred))::integer as overflowed from ${stays} group by 1, 2) flow
    join contacts.queue f on f.id = flow.from_id join contacts.queue t on t.id = flow.to_id
    order by flow.transferred + flow.overflowed desc limit 500`.execute(call.tx);
  const { rows: all } = await sql<{ contacts: number }>`
    select count(distinct n.contact_id)::integer as contacts from ${stays}`.execute(call.tx);
  return {
    flows: rows.map((row) => ({
      ...{ fromQueueId: row.from_id, fromName: { zh: row.from_zh, en: row.from_en } },
      ...{ toQueueId: row.to_id, toName: { zh: row.to_zh, en: row.to_en } },
      ...{ transferred: row.transferred, overflowed: row.overflowed },
    })),
    contacts: all[0]?.contacts ?? 0,
    asOf: call.now.toISOString(),
  };
}

interface RepeatRow {
  readonly code: string | null;
  readonly contacts: number;
  readonly repeated: number;
}

/** By customer in order: whoever comes next tells of who came before. What follows may be of any queue, and not answered itself. */
export async function getRepeats(call: Call, query: SliceQuery & { readonly withinDays: number }) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { to, today, start, end } = period;
  const { withinDays } = query;
  const until = new Date(end.getTime() + withinDays * 86_400_000);
  const { rows } = await sql<RepeatRow>`
    with came as materialized (
      select c.*, lead(c.started_at) over (partition by c.project_id, c.customer_id order by c.started_at, c.id)
          <= c.started_at + make_interval(days => ${withinDays}::integer) as again
      from (select id, project_id, unit_id, queue_id, channel, agent_id, customer_id, started_at, outcome, wrap_up_codes from contacts.contact
        where customer_id is not null and started_at >= ${start} and started_at < ${until}) c),
      meant as materialized (
        select wrap_up_codes, coalesce(again, false) as again from came c
        where outcome = 'answered' and started_at < ${end} and ${inSlice(call, query, 'c')})
    select null as code, count(*)::integer as contacts, (count(*) filter (where again))::integer as repeated from meant
    union all
    select coalesce(k.code, ''), count(*)::integer, (count(*) filter (where again))::integer
    from meant left join lateral unnest(wrap_up_codes) k (code) on true group by 1`.execute(call.tx);
  const { contacts = 0, repeated = 0 } = rows.find(({ code }) => code === null) ?? {};
  const known = rows.flatMap(({ code, ...rest }) => (code === null ? [] : [{ code, ...rest }]));
  const [complete] = [addDays(today, -withinDays - 1), to].toSorted();
  return {
    rows: known.toSorted((a, b) => b.repeated - a.repeated || b.contacts - a.contacts),
    total: { contacts, repeated },
    withinDays,
    completeUntil: complete ?? to,
    asOf: call.now.toISOString(),
  };
}
