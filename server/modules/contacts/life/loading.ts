import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { among } from '../../../platform/database/among.ts';
import type { LiveRow, PresenceRow, SlotRow } from '../store.ts';
import { type Working, type WorkingContact, workingAgent, workingContact } from './working.ts';

type Loaded = LiveRow & { offer_seconds: number; wrap_up_seconds: number; grace_seconds: number };

/** In order of ids, as everyone locks. `skipLocked`: what somebody else has in hand is left out. */
export async function lockContacts(
  call: Call,
  ids: readonly string[],
  { skipLocked = false } = {},
): Promise<Map<string, WorkingContact>> {
  const { rows } = await sql<Loaded>`/* hot contact_lock */
    select l.*, q.offer_seconds, q.wrap_up_seconds, (s.settings->>'graceSeconds')::integer as grace_seconds
    from contacts.live l join contacts.queue q on q.id = l.queue_id cross join contacts.settings s
    where ${among('l.contact_id', ids)}
    order by l.contact_id for no key update of l ${sql.raw(skipLocked ? 'skip locked' : '')}`.execute(call.tx);
  return new Map(
    rows.map(({ offer_seconds: offerSeconds, wrap_up_seconds: wrapUpSeconds, grace_seconds: graceSeconds, ...row }) => [
      row.contact_id,
      workingContact(row, { offerSeconds, wrapUpSeconds, graceSeconds }),
    ]),
  );
}

interface AgentLine {
  readonly presence: PresenceRow;
  readonly slots: readonly SlotRow[];
}

interface AgentJson {
  readonly presence: Readonly<Record<string, unknown>>;
  readonly slots: readonly Readonly<Record<string, unknown>>[] | null;
}

const dates = new Set(['since', 'until', 'idle_since', 'lost_at']);
const revive = <Row>(row: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      dates.has(key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as Row;

/** These agents, and with a contact all who have it in one of their places. */
export async function lockAgents(
  call: Call,
  ids: readonly string[],
  { contactIds = [], skipLocked = false }: { contactIds?: readonly string[]; skipLocked?: boolean } = {},
) {
  const { rows } = await sql<AgentJson>`/* hot agent_lock */
    with locked as materialized (
      select p.* from contacts.presence p
      where p.agent_id = any(${[...ids]}::uuid[] || array(select agent_id from contacts.slot where ${among('contact_id', contactIds)}))
      order by p.agent_id for no key update ${sql.raw(skipLocked ? 'skip locked' : '')})
    select to_jsonb(locked.*) as presence,
      (select jsonb_agg(to_jsonb(s.*) order by s.number) from contacts.slot s where s.agent_id = locked.agent_id) as slots
    from locked`.execute(call.tx);
  const lines: AgentLine[] = rows.map(({ presence, slots }) => ({
    presence: revive<PresenceRow>(presence),
    slots: (slots ?? []).map((slot) => revive<SlotRow>(slot)),
  }));
  return new Map(lines.map(({ presence, slots }) => [presence.agent_id, workingAgent(presence, slots)]));
}

/** One contact with everyone who has it, and others whom a command names. */
export async function lockOne(call: Call, contactId: string, others: readonly string[] = []): Promise<Working | null> {
  const contacts = await lockContacts(call, [contactId]);
  const contact = contacts.get(contactId);
  if (!contact) return null;
  const { agent_id: agentId } = contact.row;
  const named = agentId === null ? others : [agentId, ...others];
  const agents = await lockAgents(call, named, { contactIds: [contactId] });
  return { contacts, agents, now: call.now.getTime() };
}
