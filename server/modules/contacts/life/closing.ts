import type { StayFact } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { among } from '../../../platform/database/among.ts';
import { type LogLine, totalsOf, visitsOf } from '../history/visits.ts';
import { tables } from '../store.ts';
import type { WorkingContact } from './working.ts';

export async function logsOf(call: Pick<Call, 'tx'>, contactIds: readonly string[]): Promise<Map<string, LogLine[]>> {
  const { rows } = await sql<Omit<LogLine, 'at'> & { id: string; at: Date }>`/* hot contact_log */
    select contact_id as id, at, state, held, cause, queue_id as "queueId", agent_id as "agentId", outcome
    from contacts.contact_log where ${among('contact_id', contactIds)} order by contact_id, seq`.execute(call.tx);
  const logs = Map.groupBy(rows, ({ id }) => id);
  return new Map([...logs].map(([id, lines]) => [id, lines.map((line) => ({ ...line, at: line.at.getTime() }))]));
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What their logs come to, kept where contacts are found and counted later; the stays of each, by its id, as their facts tell them. */
export async function closeContacts(
  call: Call,
  contacts: readonly WorkingContact[],
): Promise<ReadonlyMap<string, readonly StayFact[]>> {
  const logs = await logsOf(
    call,
    contacts.map(({ row }) => row.contact_id),
  );
  const closed = contacts.map((contact) => closedRow(contact, logs.get(contact.row.contact_id) ?? []));
  const visits = contacts.flatMap((contact) => visitRows(contact, logs.get(contact.row.contact_id) ?? []));
  const { rows } = await sql<Told>`/* hot contact_close */ with visited as (
      insert into contacts.visit (contact_id, number, project_id, unit_id, queue_id, channel, entered_at, left_at, outcome,
        answer_within_seconds, wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
      select x.contact_id, x.number, x.project_id, x.unit_id, x.queue_id, x.channel, x.entered_at, x.left_at, x.outcome,
        q.answer_within_seconds, x.wait_ms, x.talk_ms, x.hold_ms, x.wrap_up_ms, x.transferred
      from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as x (contact_id uuid, number integer, project_id uuid, unit_id uuid,
        queue_id uuid, channel text, entered_at timestamptz, left_at timestamptz, outcome text, wait_ms bigint, talk_ms bigint,
        hold_ms bigint, wrap_up_ms bigint, transferred boolean)
      join contacts.queue q on q.id = x.queue_id
      returning contact_id, number, queue_id, answer_within_seconds),
      changed as (
        insert into contacts.uncounted (at, noted_at)
        select x.entered_at, ${call.now} from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as x (entered_at timestamptz)),
      closed as (
    update contacts.contact c set outcome = x.outcome, closed_at = x.closed_at, answered_at = x.answered_at, ended_at = x.ended_at,
      agent_id = x.agent_id, queue_id = x.queue_id, wait_ms = x.wait_ms, talk_ms = x.talk_ms, hold_ms = x.hold_ms,
      wrap_up_ms = x.wrap_up_ms, transfers = x.transfers, version = x.version
    from jsonb_to_recordset(${JSON.stringify(closed)}::jsonb) as x (id uuid, outcome text, closed_at timestamptz, answered_at timestamptz,
      ended_at timestamptz, agent_id uuid, queue_id uuid, wait_ms bigint, talk_ms bigint, hold_ms bigint, wrap_up_ms bigint,
      transfers integer, version integer)
    where c.id = x.id and ${among(
      'c.id',
      closed.map(({ id }) => id),
    )})
    select v.contact_id as "contactId", v.number, v.answer_within_seconds as "withinSeconds",
      coalesce((q.targets->>'shortAbandonSeconds')::integer, (s.settings->'targets'->>'shortAbandonSeconds')::integer, 0) as "shortSeconds",
      (s.settings->>'ringCycleSeconds')::double precision as "ringCycleSeconds",
      p.unit_id as "agentUnitId"
    from visited v join contacts.queue q on q.id = v.queue_id cross join contacts.settings s
    left join jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as x (contact_id uuid, number integer, agent_id uuid)
      on x.contact_id = v.contact_id and x.number = v.number
    left join contacts.presence p on p.agent_id = x.agent_id`.execute(call.tx);
  const told = new Map(rows.map((row) => [`${row.contactId} ${row.number}`, row]));
  const stays = visits.flatMap((visit) => {
    const rules = told.get(`${visit.contact_id} ${visit.number}`);
    return rules ? [[visit.contact_id, stayOf(visit, rules)] as const] : [];
  });
  const byContact = Map.groupBy(stays, ([id]) => id);
  return new Map([...byContact].map(([id, own]) => [id, own.map(([, stay]) => stay)]));
}

/** What was in force when it closed: later changes leave the past as it was counted. */
interface Told {
  readonly contactId: string;
  readonly number: number;
  readonly withinSeconds: number;
  readonly shortSeconds: number;
  readonly ringCycleSeconds: number | null;
  readonly agentUnitId: string | null;
}

const stayOf = (
  visit: ReturnType<typeof visitRows>[number],
  { withinSeconds, shortSeconds, ringCycleSeconds, agentUnitId }: Told,
): StayFact => ({
  ...{ queueId: visit.queue_id, agentId: visit.agent_id, unitId: agentUnitId ?? visit.unit_id },
  enteredAt: visit.entered_at.toISOString(),
  outcome: visit.outcome as StayFact['outcome'],
  ...{ waitMs: visit.wait_ms, talkMs: visit.talk_ms, holdMs: visit.hold_ms, wrapUpMs: visit.wrap_up_ms },
  ...{ offers: visit.offers, ringMs: visit.ring_ms, transferred: visit.transferred, withinSeconds, shortSeconds },
  ...(ringCycleSeconds === null ? {} : { ringCycleSeconds }),
});

function closedRow({ row, state, transfers }: WorkingContact, log: readonly LogLine[]) {
  const totals = totalsOf(log, 0);
  return {
    id: row.contact_id,
    outcome: state.state === 'closed' ? state.outcome : null,
    closed_at: state.state === 'closed' ? new Date(state.closedAt) : null,
    answered_at: instant(totals.answeredAt),
    ended_at: instant(totals.endedAt),
    agent_id: log.findLast(({ state: name }) => name === 'connected')?.agentId ?? null,
    queue_id: state.queueId,
    wait_ms: totals.waitMs,
    talk_ms: totals.talkMs,
    hold_ms: totals.holdMs,
    wrap_up_ms: totals.wrapUpMs,
    transfers,
    version: row.version + 1,
  };
}

const visitRows = ({ row }: WorkingContact, log: readonly LogLine[]) =>
  visitsOf(log, 0).map((visit, index) => ({
    contact_id: row.contact_id,
    number: index + 1,
    project_id: row.project_id,
    unit_id: row.unit_id,
    queue_id: visit.queueId,
    channel: row.channel,
    entered_at: new Date(visit.enteredAt),
    left_at: instant(visit.leftAt),
    outcome: visit.outcome,
    wait_ms: visit.waitMs,
    talk_ms: visit.talkMs,
    hold_ms: visit.holdMs,
    wrap_up_ms: visit.wrapUpMs,
    transferred: visit.transferred,
    agent_id: visit.agentId,
    offers: visit.offers,
    ring_ms: visit.ringMs,
  }));

/** Whether it is still going on. */
export async function isLive(call: Call, id: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('contacts.live')
    .select('contact_id')
    .where('contact_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
