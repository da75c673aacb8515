import { randomUUID } from 'node:crypto';
import { isOpen } from '@tongli/calendar';
import { type ContactChannel, contactClosed, contactQueued } from '@tongli/contracts/contacts';
import { queueContact } from '@tongli/routing';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { getCalendar } from '../../org/index.ts';
import { noteChanged } from '../history/days.ts';
import { type QueueRow, tables } from '../store.ts';
import { phoneHashOf } from './phone.ts';
import { columnsOf, kindOf } from './state.ts';

/** One that must be there. */
export const findQueue = (call: Pick<Call, 'tx'>, id: string): Promise<QueueRow> =>
  tables(call).selectFrom('contacts.queue').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export interface NewContact {
  readonly queue: QueueRow;
  readonly channel: Exclude<ContactChannel, 'logged'>;
  readonly language: 'zh' | 'en';
  readonly customerId?: string | null;
  readonly name?: string;
  readonly phone?: string | null;
  /** A person at a page, who may go away from it. */
  readonly seen?: boolean;
  readonly preferredAgentId?: string | null;
}

export interface Started {
  readonly id: string;
  readonly number: string;
  /** To seal what they say; null where nothing personal was given yet. */
  readonly key: Buffer | null;
}

type Cause = 'full' | 'closed' | 'nuisance';
const codes: Readonly<Record<Cause, string>> = {
  full: 'queue-full',
  closed: 'queue-closed',
  nuisance: 'contact-refused',
};

export async function isQueueOpen(call: Call, { calendar }: Pick<QueueRow, 'calendar'>): Promise<boolean> {
  return calendar === null || isOpen((await getCalendar(call, calendar)).calendar, call.now);
}

export async function isQueueFull(call: Call, { id, most_waiting: most }: QueueRow): Promise<boolean> {
  if (most === null) return false;
  const { rows } = await sql<{ waiting: number }>`/* hot queue_waiting */
    select count(*)::integer as waiting from contacts.live where queue_id = ${id} and state in ('queued', 'offered')`.execute(
    call.tx,
  );
  return (rows[0]?.waiting ?? 0) >= most;
}

/** Null: let in. A written matter and a queue that takes complaints are never closed to anybody for a nuisance. */
async function refusalCause(call: Call, { queue, channel, phone }: NewContact): Promise<Cause | null> {
  const waitsForUs = channel === 'callback' && queue.offers_callback;
  if (phone && queue.blocks_nuisance && channel !== 'form' && (await countBlocked(call, queue, phone)))
    return 'nuisance';
  if (channel === 'form' || waitsForUs) return null;
  if (!(await isQueueOpen(call, queue))) return 'closed';
  return (await isQueueFull(call, queue)) ? 'full' : null;
}

/** Counted, so that it can be seen whom the list has kept out. */
async function countBlocked(call: Call, queue: QueueRow, phone: string): Promise<boolean> {
  const blocked = await tables(call)
    .updateTable('contacts.nuisance')
    .set({ blocked: sql<number>`blocked + 1` })
    .where('phone_hash', '=', phoneHashOf(call, phone))
    .where('project_id', '=', queue.project_id)
    .where('state', '=', 'approved')
    .where('expires_at', '>', call.now)
    .returning('id')
    .execute();
  for (const { id } of blocked) await audit(call, 'contacts.block', { type: 'nuisance', id });
  return blocked.length > 0;
}

/** A contact comes to its queue. One that is not let in is on record too, as refused. */
export async function startContact(call: Call, input: NewContact): Promise<Started | Refusal> {
  const cause = await refusalCause(call, input);
  const id = randomUUID();
  const personal = (input.name ?? '') !== '' || Boolean(input.phone);
  const key = personal ? ((await call.keyring.createPersonKeys(call.tx, [id])).get(id) ?? null) : null;
  if (cause === null) return { id, number: await enqueue(call, input, { id, key }), key };
  await turnAway(call, input, { id, key }, cause);
  const { offers_callback: callback } = input.queue;
  return {
    ...refuse(codes[cause], { params: { callback: cause !== 'nuisance' && callback, complaint: true } }),
    commits: true,
  };
}

/** Whoever leaves a message instead of waiting does not come to the queue: it is closed from its beginning. */
export async function enterVoicemail(
  call: Call,
  input: NewContact & { readonly phone: string },
): Promise<Started | Refusal> {
  const { queue, phone } = input;
  const blocked = queue.blocks_nuisance && (await countBlocked(call, queue, phone));
  const id = randomUUID();
  const key = (await call.keyring.createPersonKeys(call.tx, [id])).get(id) ?? null;
  if (!blocked)
    return { id, number: await closeAtOnce(call, input, { id, key }, { cause: 'leave', outcome: 'voicemail' }), key };
  await turnAway(call, input, { id, key }, 'nuisance');
  return { ...refuse(codes.nuisance, { params: { callback: false, complaint: true } }), commits: true };
}

interface Named {
  readonly id: string;
  readonly key: Buffer | null;
}

/** Who is to have it if they can: somebody named, or whoever served the customer last. */
export async function preferredFor(
  call: Call,
  { queue, customerId, preferredAgentId }: Pick<NewContact, 'queue' | 'customerId' | 'preferredAgentId'>,
) {
  if (preferredAgentId) return { agentId: preferredAgentId, because: 'preferred' as const };
  if (!customerId || queue.prefer_last_days === 0) return null;
  const since = new Date(call.now.getTime() - queue.prefer_last_days * 86_400_000);
  const last = await tables(call)
    .selectFrom('contacts.contact')
    .select('agent_id')
    .where('customer_id', '=', customerId)
    .where('agent_id', 'is not', null)
    .where('started_at', '>=', since)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.agent_id ? { agentId: last.agent_id, because: 'last' as const } : null;
}

async function enqueue(call: Call, input: NewContact, named: Named): Promise<string> {
  const { queue, channel } = input;
  const preferred = await preferredFor(call, input);
  const { state } = queueContact(
    { contactId: named.id, channel: kindOf(channel), queueId: queue.id, ...(preferred ? { preferred } : {}) },
    call.now.getTime(),
  );
  if (state.state === 'closed') throw new Error('contacts: a new contact is closed');
  const at = columnsOf(state);
  const { rows } = await sql<{
    number: string;
  }>`/* hot contact_start */ with c as (${insertContact(call, input, named)} returning number),
    l as (insert into contacts.live (contact_id, state, channel, project_id, unit_id, queue_id, customer_id, number, language, priority, queued_at,
      in_queue_since, front, preferred_agent_id, preferred_because, avoid, missed_offers, since, seq, customer_seen_at)
      select ${named.id}, 'queued', ${channel}, ${queue.project_id}, ${queue.unit_id}, ${queue.id}, ${input.customerId ?? null}::uuid, c.number,
        ${input.language}, ${at.priority}, ${call.now}, ${call.now}, false, ${at.preferred_agent_id}::uuid, ${at.preferred_because}::text, '[]', 0,
        ${call.now}, 1, ${input.seen ? call.now : null}::timestamptz from c returning number),
    g as (${insertLine(call, named.id, { state: 'queued', cause: 'arrive', queueId: queue.id, outcome: null })})
    select number from l`.execute(call.tx);
  const number = rows[0]?.number ?? '';
  await append(call, contactQueued, named.id, firstFact(call, input, number));
  return number;
}

const insertContact = (call: Call, { queue, channel, ...input }: NewContact, { id, key }: Named) => {
  const sealed = (text: string | null | undefined) => (key && text ? seal(key, text) : null);
  return sql`insert into contacts.contact (id, project_id, unit_id, channel, language, queue_id, customer_id, outage_id, phone_hash,
      name_sealed, phone_sealed, started_at)
    values (${id}::uuid, ${queue.project_id}::uuid, ${queue.unit_id}::uuid, ${channel}, ${input.language}, ${queue.id}::uuid,
      ${input.customerId ?? null}::uuid,
      (select o.id from contacts.outage o where o.ended_at is null and ${queue.id}::uuid = any(o.queue_ids) order by o.started_at limit 1),
      ${input.phone ? phoneHashOf(call, input.phone) : null}::bytea, ${sealed(input.name)}::bytea, ${sealed(input.phone)}::bytea, ${call.now})`;
};

interface Line {
  readonly state: string;
  readonly cause: string;
  readonly queueId: string | null;
  readonly outcome: string | null;
  readonly agentId?: string | null;
}

export const insertLine = (call: Call, id: string, { state, cause, queueId, outcome, agentId = null }: Line) => sql`
  insert into contacts.contact_log (contact_id, seq, at, state, held, cause, queue_id, agent_id, outcome, by_id)
  values (${id}::uuid, 1, ${call.now}, ${state}, false, ${cause}, ${queueId}::uuid, ${agentId}::uuid, ${outcome}::text, ${call.actor.id}::uuid)`;

const turnAway = (call: Call, input: NewContact, named: Named, cause: Cause): Promise<string> =>
  closeAtOnce(call, input, named, { cause, outcome: 'refused', refusal: cause });

interface Closing {
  readonly cause: string;
  readonly outcome: 'refused' | 'voicemail';
  readonly refusal?: Cause;
}

async function closeAtOnce(
  call: Call,
  input: NewContact,
  named: Named,
  { cause, outcome, refusal }: Closing,
): Promise<string> {
  const { queue } = input;
  const { rows } = await sql<{ number: string }>`with c as (${insertContact(call, input, named)} returning number),
    g as (${insertLine(call, named.id, { state: 'closed', cause, queueId: queue.id, outcome })})
    select number from c`.execute(call.tx);
  await tables(call)
    .updateTable('contacts.contact')
    .set({ outcome, refusal: refusal ?? null, closed_at: call.now, ended_at: call.now })
    .where('id', '=', named.id)
    .execute();
  await tables(call)
    .insertInto('contacts.visit')
    .values({
      ...{ contact_id: named.id, number: 1, project_id: queue.project_id, unit_id: queue.unit_id, queue_id: queue.id },
      ...{ channel: input.channel, entered_at: call.now, left_at: call.now, outcome, transferred: false },
      ...{ answer_within_seconds: queue.answer_within_seconds, wait_ms: 0, talk_ms: 0, hold_ms: 0, wrap_up_ms: 0 },
    })
    .execute();
  await noteChanged(call, [named.id]);
  const number = rows[0]?.number ?? '';
  const fact = firstFact(call, input, number);
  await append(call, contactClosed, named.id, { ...fact, state: 'closed', cause, outcome });
  return number;
}

const firstFact = (call: Call, { queue, channel, customerId }: NewContact, number: string) => ({
  ...{ number, channel, state: 'queued' as const, held: false, cause: 'arrive' },
  ...{ projectId: queue.project_id, unitId: queue.unit_id, queueId: queue.id, customerId: customerId ?? null },
  ...{ agentId: null, fromAgentId: null, queuedAt: call.now.toISOString(), outcome: null, version: 1, slots: [] },
});
