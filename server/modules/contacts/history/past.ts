import { randomUUID } from 'node:crypto';
import { type ContactFact, contactClosed, type StayFact } from '@tongli/contracts/contacts';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { appendAll } from '../../../platform/events/append.ts';
import { unitOf } from '../../org/index.ts';
import { readSettings } from '../settings/store.ts';
import { type QueueRow, tables } from '../store.ts';
import { noteChanged } from './days.ts';

/** A contact of a day that is over, as it went: in one queue, taken by one agent or by nobody. */
export interface PastContact {
  readonly queueId: string;
  readonly channel: 'voice' | 'chat';
  readonly customerId: string | null;
  readonly arrivedAt: Date;
  /** Null where the customer gave up. */
  readonly served: {
    readonly agentId: string;
    readonly offeredAt: Date;
    readonly answeredAt: Date;
    readonly endedAt: Date;
  } | null;
  readonly closedAt: Date;
  readonly codes: readonly string[];
}

/** What an agent said of themselves. */
export interface PastStatus {
  readonly agentId: string;
  readonly at: Date;
  readonly status: 'ready' | 'notReady' | 'signedOut';
  readonly reason: string | null;
}

interface Known {
  readonly queues: ReadonlyMap<string, QueueRow>;
  readonly units: ReadonlyMap<string, string | null>;
  readonly shortSeconds: number;
}

interface One {
  readonly id: string;
  readonly contact: PastContact;
  readonly queue: QueueRow;
  /** Of whoever had it; where nobody had, the queue's. */
  readonly unitId: string | null;
}

const between = (from: Date, to: Date) => to.getTime() - from.getTime();
/** Calls ring in the first place of an agent, chats in the second. */
const slotOf = ({ channel }: PastContact) => (channel === 'voice' ? 1 : 2);

function sumsOf({ arrivedAt, served, closedAt }: PastContact) {
  if (!served) return { waitMs: between(arrivedAt, closedAt), talkMs: 0, wrapUpMs: 0, ringMs: 0 };
  const { offeredAt, answeredAt, endedAt } = served;
  return {
    waitMs: between(arrivedAt, answeredAt),
    talkMs: between(answeredAt, endedAt),
    wrapUpMs: between(endedAt, closedAt),
    ringMs: between(offeredAt, answeredAt),
  };
}

const outcomeOf = ({ served }: PastContact) => (served ? 'answered' : 'abandoned');

async function readKnown(call: Call, agentIds: Iterable<string>): Promise<Known> {
  const queues = await tables(call).selectFrom('contacts.queue').selectAll().execute();
  const units = new Map<string, string | null>();
  for (const agentId of agentIds) units.set(agentId, await unitOf(call, agentId));
  const { settings } = await readSettings(call);
  return {
    queues: new Map(queues.map((queue) => [queue.id, queue])),
    units,
    shortSeconds: settings.targets.shortAbandonSeconds ?? 0,
  };
}

function named(known: Known, contact: PastContact): One {
  const queue = known.queues.get(contact.queueId);
  if (!queue) throw new Error(`no queue ${contact.queueId}`);
  const unitId = contact.served ? (known.units.get(contact.served.agentId) ?? null) : queue.unit_id;
  return { id: randomUUID(), contact, queue, unitId };
}

const contactRow = ({ id, contact, queue, unitId }: One) => {
  const { served, channel, customerId, arrivedAt, closedAt, codes } = contact;
  const { waitMs, talkMs, wrapUpMs } = sumsOf(contact);
  return {
    ...{ id, project_id: queue.project_id, unit_id: unitId, channel, language: 'zh', queue_id: queue.id },
    ...{
      customer_id: customerId,
      agent_id: served?.agentId ?? null,
      wrap_up_codes: codes,
      outcome: outcomeOf(contact),
    },
    ...{ started_at: arrivedAt, answered_at: served?.answeredAt ?? null },
    ...{ ended_at: served?.endedAt ?? closedAt, closed_at: closedAt },
    ...{ wait_ms: waitMs, talk_ms: talkMs, wrap_up_ms: wrapUpMs },
    ...{ answer_within_seconds: queue.answer_within_seconds },
  };
};

function linesOf({ id, contact: { queueId, arrivedAt, served, closedAt } }: One) {
  const line = (at: Date, state: string, cause: string, agentId: string | null, outcome: string | null = null) => ({
    ...{ contact_id: id, at, state, cause, queue_id: queueId, agent_id: agentId, outcome, by_id: null },
  });
  if (!served)
    return [line(arrivedAt, 'queued', 'arrive', null), line(closedAt, 'closed', 'abandon', null, 'abandoned')].map(
      (row, at) => ({ ...row, seq: at + 1 }),
    );
  const { agentId, offeredAt, answeredAt, endedAt } = served;
  return [
    line(arrivedAt, 'queued', 'arrive', null),
    line(offeredAt, 'offered', 'offer', agentId),
    line(answeredAt, 'connected', 'accept', agentId),
    line(endedAt, 'wrapUp', 'endedByAgent', agentId),
    line(closedAt, 'closed', 'wrappedByAgent', null, 'answered'),
  ].map((row, at) => ({ ...row, seq: at + 1 }));
}

const slotLines = ({ id, contact }: One) => {
  if (!contact.served) return [];
  const { agentId, offeredAt, answeredAt, endedAt } = contact.served;
  const line = (at: Date, state: string, cause: string) => ({
    ...{ agent_id: agentId, at, status: 'ready', reason: null, slot: slotOf(contact), state, contact_id: id },
    ...{ role: 'owner', cause },
  });
  return [
    line(offeredAt, 'offered', 'offer'),
    line(answeredAt, 'talking', 'accept'),
    line(endedAt, 'wrapUp', 'wrapUp'),
    line(contact.closedAt, 'idle', 'free'),
  ];
};

const causes = { ready: 'ready', notReady: 'notReady', signedOut: 'signOut' } as const;

const statusLine = ({ agentId, at, status, reason }: PastStatus) => ({
  ...{ agent_id: agentId, at, status, reason, slot: null, state: null, contact_id: null, role: null },
  cause: causes[status],
});

function stayOf({ shortSeconds }: Known, { contact, queue, unitId }: One): StayFact {
  const { served, arrivedAt } = contact;
  return {
    ...{ queueId: queue.id, agentId: served?.agentId ?? null, unitId, enteredAt: arrivedAt.toISOString() },
    ...{ outcome: outcomeOf(contact), ...sumsOf(contact), holdMs: 0, offers: served ? 1 : 0, transferred: false },
    ...{ withinSeconds: queue.answer_within_seconds, shortSeconds },
  };
}

function closedFact(known: Known, one: One, number: string): ContactFact {
  const { contact, queue, unitId } = one;
  return {
    ...{ number, channel: contact.channel, state: 'closed', held: false, projectId: queue.project_id, unitId },
    ...{ cause: contact.served ? 'wrappedByAgent' : 'abandon', queueId: queue.id, customerId: contact.customerId },
    ...{ agentId: contact.served?.agentId ?? null, fromAgentId: null, queuedAt: contact.arrivedAt.toISOString() },
    ...{ outcome: outcomeOf(contact), version: 1, slots: [], stays: [stayOf(known, one)] },
  };
}

async function insertContacts(call: Call, all: readonly One[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(all.map(contactRow))}::jsonb) as x (id uuid, project_id uuid,
        unit_id uuid, channel text, language text, queue_id uuid, customer_id uuid, agent_id uuid, wrap_up_codes text[], outcome text,
        started_at timestamptz, answered_at timestamptz, ended_at timestamptz, closed_at timestamptz, wait_ms bigint, talk_ms bigint,
        wrap_up_ms bigint, answer_within_seconds integer)),
      kept as (insert into contacts.contact (id, project_id, unit_id, channel, language, queue_id, customer_id, agent_id, wrap_up_codes,
          outcome, started_at, answered_at, ended_at, closed_at, wait_ms, talk_ms, wrap_up_ms)
        select id, project_id, unit_id, channel, language, queue_id, customer_id, agent_id, wrap_up_codes, outcome, started_at,
          answered_at, ended_at, closed_at, wait_ms, talk_ms, wrap_up_ms from given order by started_at returning id, number),
      stays as (insert into contacts.visit (contact_id, number, project_id, unit_id, queue_id, channel, entered_at, left_at, outcome,
          answer_within_seconds, wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
        select id, 1, project_id, unit_id, queue_id, channel, started_at, closed_at, outcome, answer_within_seconds, wait_ms, talk_ms, 0,
          wrap_up_ms, false from given)
    select id, number from kept`.execute(call.tx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const insertLines = (all: readonly One[]): RawBuilder<unknown> => sql`
  insert into contacts.contact_log (contact_id, seq, at, state, held, cause, queue_id, agent_id, outcome)
  select contact_id, seq, at, state, false, cause, queue_id, agent_id, outcome
  from jsonb_to_recordset(${JSON.stringify(all.flatMap(linesOf))}::jsonb) as x (contact_id uuid, seq integer, at timestamptz, state text,
    cause text, queue_id uuid, agent_id uuid, outcome text)`;

const insertAgentLines = (all: readonly One[], statuses: readonly PastStatus[]): RawBuilder<unknown> => sql`
  insert into contacts.agent_log (agent_id, at, status, reason, slot, state, contact_id, role, cause)
  select agent_id, at, status, reason, slot, state, contact_id, role, cause
  from jsonb_to_recordset(${JSON.stringify([...statuses.map(statusLine), ...all.flatMap(slotLines)])}::jsonb) as x (agent_id uuid,
    at timestamptz, status text, reason text, slot integer, state text, contact_id uuid, role text, cause text)
  order by at`;

/** Whoever is not known yet is signed out by now: only whose presence is known is counted. */
const knowAgents = ({ units }: Known, now: Date): RawBuilder<unknown> => sql`
  insert into contacts.presence (agent_id, unit_id, status, since, idle_since, watched)
  select agent_id, unit_id, 'signedOut', ${now}, ${now}, false
  from unnest(${[...units.keys()]}::uuid[], ${[...units.values()]}::uuid[]) as x (agent_id, unit_id)
  on conflict (agent_id) do nothing`;

/**
 * A day that is over comes in as a whole: contacts, their stays, the lines of them and of their agents, and the facts of their closing, from
 * which everything else is counted as of any other day.
 */
export async function keepPastDay(
  call: Call,
  contacts: readonly PastContact[],
  statuses: readonly PastStatus[],
): Promise<void> {
  if (contacts.length === 0) return;
  const known = await readKnown(call, new Set(statuses.map(({ agentId }) => agentId)));
  const all = contacts.map((contact) => named(known, contact));
  const numbers = await insertContacts(call, all);
  await knowAgents(known, call.now).execute(call.tx);
  await insertLines(all).execute(call.tx);
  await insertAgentLines(all, statuses).execute(call.tx);
  await noteChanged(
    call,
    all.map(({ id }) => id),
  );
  for (const one of all)
    await appendAll({ ...call, now: one.contact.closedAt }, [
      { definition: contactClosed, subjectId: one.id, payload: closedFact(known, one, numbers.get(one.id) ?? '') },
    ]);
}
