import { addDays, type IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { partsOf, type Span } from './days.ts';
import { asksWho, inSlice, type Period, periodOf, type SliceQuery } from './slices.ts';
import { isSpoken } from './spoken.ts';

interface RepeatRow {
  /** Null for whatever code, empty for none. */
  readonly code: string | null;
  readonly contacts: number;
  readonly repeated: number;
}

const byCode = sql`
  select null as code, count(*)::integer as contacts, (count(*) filter (where again))::integer as repeated from meant
  union all
  select coalesce(k.code, ''), count(*)::integer, (count(*) filter (where again))::integer
  from meant left join lateral unnest(wrap_up_codes) k (code) on true group by 1`;

/** By customer in order: whoever comes next tells of who came before. What follows may be of any queue, and not answered itself. */
async function repeatedIn(
  call: Call,
  query: SliceQuery,
  { start, end }: Span,
  withinDays: number,
): Promise<RepeatRow[]> {
  const until = new Date(end.getTime() + withinDays * 86_400_000);
  const { rows } = await sql<RepeatRow>`
    with came as materialized (
      select c.*, lead(c.started_at) over (partition by c.project_id, c.customer_id order by c.started_at, c.id)
          <= c.started_at + make_interval(days => ${withinDays}::integer) as again
      from (select id, project_id, unit_id, queue_id, channel, agent_id, customer_id, started_at, outcome, wrap_up_codes from contacts.contact
        where customer_id is not null and ${isSpoken('contact')} and started_at >= ${start} and started_at < ${until}) c),
      meant as materialized (
        select wrap_up_codes, coalesce(again, false) as again from came c
        where outcome = 'answered' and started_at < ${end} and ${inSlice(call, query, 'c')}) ${byCode}`.execute(
    call.tx,
  );
  return rows;
}

/** The same of few contacts among many: each one is asked who came after it. */
async function repeatedOf(
  call: Call,
  query: SliceQuery,
  { start, end }: Span,
  withinDays: number,
): Promise<RepeatRow[]> {
  const { rows } = await sql<RepeatRow>`
    with meant as materialized (
      select c.wrap_up_codes, exists (select from contacts.contact f where f.customer_id = c.customer_id and f.project_id = c.project_id
          and ${isSpoken('f')} and (f.started_at, f.id) > (c.started_at, c.id) and f.started_at <= c.started_at + make_interval(days => ${withinDays}::integer)) as again
      from contacts.contact c
      where c.customer_id is not null and c.outcome = 'answered' and ${isSpoken('c')} and c.started_at >= ${start} and c.started_at < ${end}
        and ${inSlice(call, query, 'c')}) ${byCode}`.execute(call.tx);
  return rows;
}

async function repeatedOn(
  call: Call,
  { channel }: SliceQuery,
  days: readonly IsoDate[],
  withinDays: number,
): Promise<RepeatRow[]> {
  const ref = (column: string) => sql.ref<string | null>(`d.${column}`);
  const { rows } = await sql<RepeatRow>`
    select d.code, sum(d.contacts)::integer as contacts,
      sum((select count(*) from unnest(d.followed_after) n where n <= ${withinDays}::integer))::integer as repeated
    from contacts.repeat_day d
    where d.day = any(${[...days]}::date[]) and ${inScope(call, { project: ref('project_id'), unit: ref('unit_id') })}
      ${channel === undefined ? sql`` : sql`and d.channel = ${channel}`}
    group by 1`.execute(call.tx);
  return rows;
}

async function readRepeats(call: Call, query: SliceQuery, period: Period, withinDays: number): Promise<RepeatRow[]> {
  if (query.queueId !== undefined || asksWho(query)) return repeatedOf(call, query, period, withinDays);
  const { counted, rest } = await partsOf(call, period, true);
  const rows = counted.length > 0 ? await repeatedOn(call, query, counted, withinDays) : [];
  for (const span of rest) rows.push(...(await repeatedIn(call, query, span, withinDays)));
  return rows;
}

export async function getRepeats(call: Call, query: SliceQuery & { readonly withinDays: number }) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { to, today } = period;
  const { withinDays } = query;
  const rows = [...Map.groupBy(await readRepeats(call, query, period, withinDays), ({ code }) => code)].map(
    ([code, own]) => ({
      code,
      contacts: own.reduce((sum, row) => sum + row.contacts, 0),
      repeated: own.reduce((sum, row) => sum + row.repeated, 0),
    }),
  );
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
