import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { among } from '../../../platform/database/among.ts';

/** Rows as they go to the database, each by the name of its columns. */
type Row = Readonly<Record<string, unknown>>;

export interface Changes {
  readonly live: readonly Row[];
  readonly closed: readonly string[];
  readonly presences: readonly Row[];
  /** In two goes, so that a contact that changes hands is never in two at a time. */
  readonly slotsLeft: readonly Row[];
  readonly slotsTaken: readonly Row[];
  readonly contactLog: readonly Row[];
  readonly agentLog: readonly Row[];
  readonly decisions: readonly Row[];
}

/** Which rows are meant, so that the planner looks for these few and does not read the table. */
const idsOf = (rows: readonly Row[], column: string) => [...new Set(rows.map((row) => row[column]))];

const json = (rows: readonly unknown[]) => JSON.stringify(rows);

/** Everything that a decision changes, for one contact or for a hundred, in one statement; a second where a contact changes hands. */
export async function saveChanges(call: Call, changes: Changes): Promise<void> {
  const handedOver = changes.slotsLeft.length > 0 && changes.slotsTaken.length > 0;
  if (handedOver) await saveSlots(call, changes.slotsLeft);
  const slots = handedOver ? changes.slotsTaken : [...changes.slotsLeft, ...changes.slotsTaken];
  await sql`/* hot contact_save */ with
    live as (
      update contacts.live l set state = x.state, held = x.held, queue_id = x.queue_id, priority = x.priority, queued_at = x.queued_at,
        in_queue_since = x.in_queue_since, front = x.front, preferred_agent_id = x.preferred_agent_id,
        preferred_because = x.preferred_because, avoid = x.avoid, missed_offers = x.missed_offers, answered_at = x.answered_at,
        agent_id = x.agent_id, slot = x.slot, until = x.until, since = x.since, seq = x.seq, transfers = x.transfers,
        unit_id = x.unit_id, version = l.version + 1
      from jsonb_to_recordset(${json(changes.live)}::jsonb) as x (contact_id uuid, state text, held boolean, queue_id uuid,
        priority integer, queued_at timestamptz, in_queue_since timestamptz, front boolean, preferred_agent_id uuid,
        preferred_because text, avoid jsonb, missed_offers integer, answered_at timestamptz, agent_id uuid, slot integer,
        until timestamptz, since timestamptz, seq integer, transfers integer, unit_id uuid)
      where l.contact_id = x.contact_id and ${among('l.contact_id', idsOf(changes.live, 'contact_id'))}),
    gone as (delete from contacts.live where ${among('contact_id', changes.closed)}),
    there as (
      update contacts.presence p set status = x.status, reason = x.reason, since = x.since, idle_since = x.idle_since, set_by = x.set_by,
        version = p.version + 1
      from jsonb_to_recordset(${json(changes.presences)}::jsonb) as x (agent_id uuid, status text, reason text, since timestamptz,
        idle_since timestamptz, set_by uuid)
      where p.agent_id = x.agent_id and ${among('p.agent_id', idsOf(changes.presences, 'agent_id'))}),
    slots as (
      update contacts.slot s set state = x.state, contact_id = x.contact_id, role = x.role, since = x.since, until = x.until,
        version = s.version + 1
      from jsonb_to_recordset(${json(slots)}::jsonb) as x (agent_id uuid, number integer, state text, contact_id uuid, role text,
        since timestamptz, until timestamptz)
      where s.agent_id = x.agent_id and s.number = x.number and ${among('s.agent_id', idsOf(slots, 'agent_id'))}),
    decisions as (
      insert into contacts.decision select x.* from jsonb_to_recordset(${json(changes.decisions)}::jsonb) as x (id uuid, contact_id uuid,
        at timestamptz, agent_id uuid, rule text, waited_ms bigint, considered integer, candidates jsonb)),
    said as (
      insert into contacts.contact_log select x.* from jsonb_to_recordset(${json(changes.contactLog)}::jsonb) as x (contact_id uuid,
        seq integer, at timestamptz, state text, held boolean, cause text, queue_id uuid, agent_id uuid, outcome text, by_id uuid,
        decision_id uuid))
    insert into contacts.agent_log (agent_id, at, status, reason, slot, state, contact_id, role, cause, by_id)
    select x.agent_id, x.at, x.status, x.reason, x.slot, x.state, x.contact_id, x.role, x.cause, x.by_id
    from jsonb_to_recordset(${json(changes.agentLog)}::jsonb) as x (agent_id uuid, at timestamptz, status text, reason text,
      slot integer, state text, contact_id uuid, role text, cause text, by_id uuid, place bigint)
    order by x.place`.execute(call.tx);
}

async function saveSlots(call: Call, slots: readonly Row[]): Promise<void> {
  await sql`
    update contacts.slot s set state = x.state, contact_id = x.contact_id, role = x.role, since = x.since, until = x.until,
      version = s.version + 1
    from jsonb_to_recordset(${json(slots)}::jsonb) as x (agent_id uuid, number integer, state text, contact_id uuid, role text,
      since timestamptz, until timestamptz)
    where s.agent_id = x.agent_id and s.number = x.number and ${among('s.agent_id', idsOf(slots, 'agent_id'))}`.execute(
    call.tx,
  );
}
