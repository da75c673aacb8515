import type { ContactRecord } from '@tongli/contracts/contacts';
import type { Candidate } from '@tongli/routing';
import type { Selectable } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { findKey } from '../life/key.ts';
import { describeCandidates } from '../routing/words.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import { findContact } from './list.ts';
import { describeContacts, type Whole } from './rows.ts';
import { segmentsOf } from './segments.ts';
import { visitsOf } from './visits.ts';

type LogRow = Selectable<ContactsTables['contacts.contact_log']>;
type DecisionRow = Selectable<ContactsTables['contacts.decision']>;

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly queues: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
}

export async function getContact(call: Call, id: string): Promise<ContactRecord | Refusal> {
  const whole = await findContact(call, id);
  if (!whole) return notFound;
  const [row] = await describeContacts(call, [whole]);
  if (!row) return notFound;
  const log = await tables(call)
    .selectFrom('contacts.contact_log')
    .selectAll()
    .where('contact_id', '=', id)
    .orderBy('seq')
    .execute();
  const decisions = await tables(call)
    .selectFrom('contacts.decision')
    .selectAll()
    .where('contact_id', '=', id)
    .orderBy('at')
    .execute();
  const parts = await segmentsOf(call, id);
  const names = await namesFor(
    call,
    log,
    decisions,
    parts.map(({ agentId }) => agentId),
  );
  const said = await tables(call)
    .selectFrom('contacts.message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('contact_id', '=', id)
    .executeTakeFirst();
  return {
    ...row,
    ...(await personalOf(call, whole)),
    outageId: whole.outage_id,
    messages: Number(said?.count ?? 0),
    log: logEntries(log, names, call.now.getTime()),
    decisions: decisions.map((one) => decisionOf(one, names)),
    segments: parts.map((part, index) => ({
      ...part,
      number: index + 1,
      agentName: names.people.get(part.agentId) ?? '',
    })),
    visits: visitEntries(log, names, call.now.getTime()),
    actions: actionsOf(call, whole),
  };
}

async function namesFor(
  call: Call,
  log: readonly LogRow[],
  decisions: readonly DecisionRow[],
  agents: readonly string[],
): Promise<Names> {
  const candidates = decisions.flatMap(({ candidates: all }) => (all as Candidate[]).map(({ agentId }) => agentId));
  const ids = [
    ...log.flatMap((line) => [line.agent_id, line.by_id]),
    ...decisions.map((one) => one.agent_id),
    ...candidates,
    ...agents,
  ];
  const people = await describePeople(call, [...new Set(ids.filter((id) => id !== null))]);
  const queueIds = [...new Set(log.flatMap(({ queue_id: id }) => id ?? []))];
  const rows =
    queueIds.length === 0
      ? []
      : await tables(call)
          .selectFrom('contacts.queue')
          .select(['id', 'name_zh', 'name_en'])
          .where('id', 'in', queueIds)
          .execute();
  return { people, queues: new Map(rows.map(({ id, name_zh: zh, name_en: en }) => [id, { zh, en }])) };
}

async function personalOf(call: Call, whole: Whole) {
  const key = await findKey(call, whole.id);
  const clear = (sealed: Buffer | null) => (sealed === null ? null : key === null ? erasedName : unseal(key, sealed));
  const customers = whole.customer_id === null ? null : await describeCustomers(call, [whole.customer_id]);
  const logged = whole.channel === 'logged';
  return {
    customer: customers?.get(whole.customer_id ?? '') ?? null,
    callerName: clear(whole.name_sealed),
    callerPhone: clear(whole.phone_sealed),
    note: logged ? null : clear(whole.note_sealed),
    summary: logged ? clear(whole.note_sealed) : null,
    comment: clear(whole.comment_sealed),
  };
}

const logEntries = (log: readonly LogRow[], { people, queues }: Names, now: number): ContactRecord['log'] =>
  log.map((line, index) => ({
    seq: line.seq,
    at: line.at.toISOString(),
    state: line.state as ContactRecord['state'],
    held: line.held,
    cause: line.cause,
    queueId: line.queue_id,
    queueName: queues.get(line.queue_id ?? '') ?? null,
    agentId: line.agent_id,
    agentName: people.get(line.agent_id ?? '') ?? '',
    byId: line.by_id,
    byName: people.get(line.by_id ?? '') ?? '',
    decisionId: line.decision_id,
    seconds: line.state === 'closed' ? 0 : ((log[index + 1]?.at.getTime() ?? now) - line.at.getTime()) / 1_000,
  }));

const decisionOf = (one: DecisionRow, { people }: Names): ContactRecord['decisions'][number] => ({
  id: one.id,
  at: one.at.toISOString(),
  agentId: one.agent_id,
  agentName: people.get(one.agent_id) ?? '',
  rule: one.rule,
  waitedSeconds: Math.round(one.waited_ms / 1_000),
  candidates: describeCandidates(one.candidates as Candidate[], people),
  considered: one.considered,
});

function visitEntries(log: readonly LogRow[], { queues }: Names, now: number): ContactRecord['visits'] {
  const inQueues = log.filter(({ queue_id: id }) => id !== null);
  const lines = inQueues.map((line) => ({
    ...line,
    at: line.at.getTime(),
    queueId: line.queue_id,
    agentId: line.agent_id,
  }));
  return visitsOf(lines, now).map((visit, index) => ({
    number: index + 1,
    queueId: visit.queueId,
    queueName: queues.get(visit.queueId) ?? null,
    enteredAt: new Date(visit.enteredAt).toISOString(),
    leftAt: visit.leftAt === null ? null : new Date(visit.leftAt).toISOString(),
    outcome: visit.outcome as ContactRecord['outcome'],
  }));
}

/** What a leader may do to it; the commands decide the same. */
function actionsOf({ actor }: Call, { live, project_id: projectId, unit_id: unitId, phone_hash: phone }: Whole) {
  const supervises = holds(actor, 'contacts.supervise', { projectId, unitId });
  const when = (...conditions: readonly [boolean, string][]) => {
    const [, refusal] = conditions.find(([holdsTrue]) => !holdsTrue) ?? [true, null];
    return { allowed: refusal === null, refusal };
  };
  return {
    move: when(
      [supervises, 'forbidden'],
      [live !== null, 'contact-closed'],
      [live?.state === 'queued', 'contact-not-queued'],
    ),
    'take-over': when(
      [supervises, 'forbidden'],
      [live !== null, 'contact-closed'],
      [live?.state === 'queued' || live?.state === 'connected', 'contact-not-connected'],
    ),
    'ask-nuisance': when([actor.permissions.has('contacts.take'), 'forbidden'], [phone !== null, 'no-number']),
  };
}
