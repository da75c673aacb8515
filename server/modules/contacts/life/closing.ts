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

/** What their logs come to, kept where contacts are found and counted later. */
export async function closeContacts(call: Call, contacts: readonly WorkingContact[]): Promise<void> {
  const logs = await logsOf(
    call,
    contacts.map(({ row }) => row.contact_id),
  );
  const closed = contacts.map((contact) => closedRow(contact, logs.get(contact.row.contact_id) ?? []));
  const visits = contacts.flatMap((contact) => visitRows(contact, logs.get(contact.row.contact_id) ?? []));
  await sql`/* hot contact_close */ with visited as (
      insert into contacts.visit
      select x.contact_id, x.number, x.project_id, x.unit_id, x.queue_id, x.channel, x.entered_at, x.left_at, x.outcome,
        q.answer_within_seconds, x.wait_ms, x.talk_ms, x.hold_ms, x.wrap_up_ms, x.transferred
      from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as x (contact_id uuid, number integer, project_id uuid, unit_id uuid,
        queue_id uuid, channel text, entered_at timestamptz, left_at timestamptz, outcome text, wait_ms bigint, talk_ms bigint,
        hold_ms bigint, wrap_up_ms bigint, transferred boolean)
      join contacts.queue q on q.id = x.queue_id),
      changed as (
        insert into contacts.uncounted (at, noted_at)
        select x.entered_at, ${call.now} from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as x (entered_at timestamptz))
    update contacts.contact c set outcome = x.outcome, closed_at = x.closed_at, answered_at = x.answered_at, ended_at = x.ended_at,
      agent_id = x.agent_id, queue_id = x.queue_id, wait_ms = x.wait_ms, talk_ms = x.talk_ms, hold_ms = x.hold_ms,
      wrap_up_ms = x.wrap_up_ms, transfers = x.transfers, version = x.version
    from jsonb_to_recordset(${JSON.stringify(closed)}::jsonb) as x (id uuid, outcome text, closed_at timestamptz, answered_at timestamptz,
      ended_at timestamptz, agent_id uuid, queue_id uuid, wait_ms bigint, talk_ms bigint, hold_ms bigint, wrap_up_ms bigint,
      transfers integer, version integer)
    where c.id = x.id and ${among(
      'c.id',
      closed.map(({ id }) => id),
    )}`.execute(call.tx);
}

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
