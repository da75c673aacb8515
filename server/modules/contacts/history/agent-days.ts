import type { IsoDate } from '@tongli/calendar';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { AgentLine, AgentSums } from './agent-spans.ts';
import { type Parts, type Span, splitBy } from './days.ts';
import type { Period } from './slices.ts';

type By = Pick<Call, 'tx'>;

/** `seq` counts all lines, of whomever. */
export type Line = AgentLine & { readonly agent_id: string; readonly seq: number };

/** How far back it is looked for what was in the places; the status stands for as long as it takes. */
const beforeMs = 7 * 86_400_000;

/**
 * The lines of a span, and of each agent and place the last ones before it, which say how it began. `agents` is a query of whom it is
 * about, in one column `agent_id`.
 */
export async function linesOf({ tx }: By, { start, end }: Span, agents: RawBuilder<unknown>) {
  const { rows } = await sql<Line>`
    with reached as (${agents}),
      before as (
        select distinct on (r.agent_id, coalesce(l.slot, 0)) l.* from reached r join contacts.agent_log l on l.agent_id = r.agent_id
        where l.at < ${start} and l.at >= ${new Date(start.getTime() - beforeMs)}
        order by r.agent_id, coalesce(l.slot, 0), l.seq desc),
      stood as (
        select l.* from reached r cross join lateral (
          select * from contacts.agent_log l where l.agent_id = r.agent_id and l.at < ${start} order by l.at desc, l.seq desc limit 1) l),
      within as (select l.* from reached r join contacts.agent_log l on l.agent_id = r.agent_id where l.at >= ${start} and l.at < ${end})
    select agent_id, (extract(epoch from at) * 1000)::float8 as at, status, reason, slot, state, cause, seq::float8 as seq
    from (select * from before union select * from stood union all select * from within) one order by agent_id, seq`.execute(
    tx,
  );
  return Map.groupBy(rows, (row) => row.agent_id);
}

/** Which days of a period are counted, and the rest, of which the log is asked. */
export async function agentParts({ tx }: By, period: Period): Promise<Parts> {
  const { from, to, zone } = period;
  const { rows } = await sql<{ day: IsoDate }>`
    select day::text as day from contacts.agent_counted_day
    where day between ${from}::date and ${to}::date and zone = ${zone}`.execute(tx);
  return splitBy(period, new Set(rows.map(({ day }) => day)));
}

const chosen = (days: readonly IsoDate[], agents: RawBuilder<unknown>) =>
  sql`contacts.agent_day d where d.day = any(${[...days]}::date[]) and d.agent_id in (${agents})`;

async function recordsOf({ tx }: By, column: 'by_reason' | 'by_place', from: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string; sums: Record<string, number> }>`
    select id, jsonb_object_agg(key, sum) as sums from (
      select one.agent_id as id, e.key, sum(e.value::float8) as sum
      from (select d.agent_id, ${sql.ref(`d.${column}`)} as record from ${from}) one, jsonb_each_text(one.record) e
      group by 1, 2) each group by id`.execute(tx);
  return new Map(rows.map(({ id, sums }) => [id, sums]));
}

/** What counted days come to, of each of these agents. */
export async function agentDaySums(
  by: By,
  days: readonly IsoDate[],
  agents: RawBuilder<unknown>,
): Promise<Map<string, AgentSums>> {
  if (days.length === 0) return new Map();
  const from = chosen(days, agents);
  const { rows } = await sql<Omit<AgentSums, 'byReason' | 'byPlace'> & { id: string }>`
    select d.agent_id as id, sum(d.signed_in)::float8 as "signedIn", sum(d.ready)::float8 as ready,
      sum(d.not_ready)::float8 as "notReady", sum(d.idle)::float8 as idle, sum(d.busy)::float8 as busy, sum(d.ring)::float8 as ring,
      sum(d.handled)::integer as handled, sum(d.offers)::integer as offers, sum(d.not_taken)::integer as "notTaken"
    from ${from} group by 1`.execute(by.tx);
  const reasons = await recordsOf(by, 'by_reason', from);
  const places = await recordsOf(by, 'by_place', from);
  return new Map(
    rows.map(({ id, ...sums }) => [id, { ...sums, byReason: reasons.get(id) ?? {}, byPlace: places.get(id) ?? {} }]),
  );
}
