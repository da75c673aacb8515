import { addDays, dayRange, type IsoDate, startOfDay } from '@tongli/calendar';
import { agentDaysCounted } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, foundingProject } from '../../org/index.ts';
import { linesOf } from './agent-days.ts';
import { type AgentSums, sumAgentLog } from './agent-spans.ts';
import type { Span } from './days.ts';

/** In one transaction; whose logs are read at once. */
const daysAtOnce = 3;
const agentsAtOnce = 500;

/** The first line that no counted day knows of. */
const uncounted = sql`contacts.agent_log l
  where l.seq > coalesce((select max(c.last_seq) from contacts.agent_counted_day c), 0) order by l.seq limit 1`;

/** When the day of that line is over, by every clock. */
export const agentDaysDue = sql<Date | null>`(select l.at + interval '25 hours' from ${uncounted})`;

/** From the day after the last counted one, so that none is left out; where a line came late, all since its day are open again. */
async function firstOpen(call: Call, zone: string): Promise<IsoDate | null> {
  const { rows } = await sql<{ day: IsoDate; next: IsoDate | null }>`
    select (l.at at time zone ${zone})::date::text as day, (select (max(c.day) + 1)::text from contacts.agent_counted_day c) as next
    from ${uncounted}`.execute(call.tx);
  const [row] = rows;
  if (!row) return null;
  if (row.next !== null && row.next <= row.day) return row.next;
  await sql`delete from contacts.agent_counted_day where day >= ${row.day}::date`.execute(call.tx);
  return row.day;
}

interface AgentDay {
  readonly agentId: string;
  readonly sums: AgentSums;
}

async function keepDay(call: Call, day: IsoDate, all: readonly AgentDay[]): Promise<void> {
  const rows = all.map(({ agentId, sums: { byReason, byPlace, signedIn, notReady, notTaken, ...sums } }) => ({
    ...{ agent_id: agentId, signed_in: signedIn, not_ready: notReady, not_taken: notTaken },
    ...{ by_reason: byReason, by_place: byPlace, ...sums },
  }));
  await sql`
    insert into contacts.agent_day (day, agent_id, signed_in, ready, not_ready, idle, busy, ring, handled, offers, not_taken, by_reason, by_place)
    select ${day}::date, x.agent_id, x.signed_in, x.ready, x.not_ready, x.idle, x.busy, x.ring, x.handled, x.offers, x.not_taken,
      x.by_reason, x.by_place
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (agent_id uuid, signed_in float8, ready float8, not_ready float8,
      idle float8, busy float8, ring float8, handled integer, offers integer, not_taken integer, by_reason jsonb, by_place jsonb)`.execute(
    call.tx,
  );
}

/** Counts what these agents did within a span, and returns the last line that it read. */
async function countAgents(call: Call, day: IsoDate, span: Span, ids: readonly string[]): Promise<number> {
  const lines = await linesOf(call, span, sql`select unnest(${[...ids]}::uuid[]) as agent_id`);
  const [start, end] = [span.start.getTime(), span.end.getTime()];
  const sums = [...lines].map(([agentId, own]) => ({ agentId, sums: sumAgentLog(own, start, end) }));
  await keepDay(
    call,
    day,
    sums.filter(({ sums: { signedIn, offers, handled } }) => signedIn + offers + handled > 0),
  );
  return Math.max(0, ...[...lines.values()].map((own) => own.at(-1)?.seq ?? 0));
}

interface Told {
  readonly agentId: string;
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly signedInMs: number;
  readonly notReadyMs: number;
  readonly busyMs: number;
  readonly idleMs: number;
  readonly byReason: Readonly<Record<string, number>>;
  readonly offers: number;
  readonly notTaken: number;
}

const noTimes = { signedInMs: 0, notReadyMs: 0, busyMs: 0, idleMs: 0, byReason: {}, offers: 0, notTaken: 0 };

/** Reasons of both, each with the difference; those that did not change are left out. */
function reasonsBetween(is: Told['byReason'], was: Told['byReason']): Record<string, number> {
  const codes = [...new Set([...Object.keys(is), ...Object.keys(was)])].sort();
  const changes = codes.map((code) => [code, (is[code] ?? 0) - (was[code] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

/** Of whoever has a row that day; agents belong to no project, and count with that of the queues they serve. */
async function timesOf(call: Call, day: IsoDate): Promise<Map<string, Told>> {
  const { rows } = await sql<Told>`
    select d.agent_id as "agentId", p.unit_id as "unitId", (
        select q.project_id from contacts.queue_agent a join contacts.queue q on q.id = a.queue_id
        where a.agent_id = d.agent_id order by q.project_id limit 1) as "projectId",
      d.signed_in::float8 as "signedInMs", d.not_ready::float8 as "notReadyMs", d.busy::float8 as "busyMs", d.idle::float8 as "idleMs",
      d.by_reason as "byReason", d.offers, d.not_taken as "notTaken"
    from contacts.agent_day d left join contacts.presence p on p.agent_id = d.agent_id
    where d.day = ${day}::date order by d.agent_id`.execute(call.tx);
  return new Map(rows.map((row) => [row.agentId, row]));
}

/** What this count says beyond the last one: a day that is counted again tells the difference, so that what was told adds up. */
async function tell(call: Call, day: IsoDate, before: ReadonlyMap<string, Told>): Promise<void> {
  const now = await timesOf(call, day);
  const founding = await foundingProject(call);
  const differences = [...new Set([...before.keys(), ...now.keys()])].flatMap((agentId) => {
    const of = now.get(agentId) ?? before.get(agentId);
    const [is, was] = [now.get(agentId) ?? noTimes, before.get(agentId) ?? noTimes];
    const times = {
      signedInMs: is.signedInMs - was.signedInMs,
      notReadyMs: is.notReadyMs - was.notReadyMs,
      busyMs: is.busyMs - was.busyMs,
      idleMs: is.idleMs - was.idleMs,
      offers: is.offers - was.offers,
      notTaken: is.notTaken - was.notTaken,
    };
    const byReason = reasonsBetween(is.byReason, was.byReason);
    const isSame = Object.values({ ...times, ...byReason }).every((change) => change === 0);
    if (!of || isSame) return [];
    return [{ projectId: of.projectId ?? founding, told: { agentId, unitId: of.unitId, ...times, byReason } }];
  });
  for (const [projectId, own] of Map.groupBy(differences, (one) => one.projectId))
    for (let from = 0; from < own.length; from += agentsAtOnce) {
      const agents = own.slice(from, from + agentsAtOnce).map(({ told }) => told);
      await append(call, agentDaysCounted, projectId, { day, agents });
    }
}

async function countDay(call: Call, zone: string, day: IsoDate): Promise<void> {
  const before = await timesOf(call, day);
  const span = { start: startOfDay(zone as never, day), end: startOfDay(zone as never, addDays(day, 1)) };
  await sql`delete from contacts.agent_day where day = ${day}::date`.execute(call.tx);
  const { rows } = await sql<{ id: string }>`select agent_id as id from contacts.presence order by 1`.execute(call.tx);
  let last = 0;
  for (let from = 0; from < rows.length; from += agentsAtOnce) {
    const ids = rows.slice(from, from + agentsAtOnce).map(({ id }) => id);
    last = Math.max(last, await countAgents(call, day, span, ids));
  }
  await tell(call, day, before);
  await sql`insert into contacts.agent_counted_day (day, zone, last_seq) values (${day}::date, ${zone}, ${last})
    on conflict (day) do update set zone = excluded.zone, last_seq = excluded.last_seq`.execute(call.tx);
}

/** Counts some of the days that are over, oldest first; returns how many. Days by another zone's clock are forgotten. */
export async function countAgentDays(call: Call): Promise<number> {
  const {
    today,
    calendar: { zone },
  } = await businessDay(call);
  await sql`delete from contacts.agent_counted_day where zone <> ${zone}`.execute(call.tx);
  const from = await firstOpen(call, zone);
  if (from === null || from >= today) return 0;
  const days = dayRange(from, addDays(today, -1)).slice(0, daysAtOnce);
  for (const day of days) await countDay(call, zone, day);
  return days.length;
}

/** Everything is counted anew, from the log. What stands is kept until then: it is what was told. */
export async function countAgentDaysAnew(call: Call): Promise<void> {
  await sql`delete from contacts.agent_counted_day`.execute(call.tx);
}
