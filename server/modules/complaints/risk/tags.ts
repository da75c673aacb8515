import { randomUUID } from 'node:crypto';
import { addDays, startOfDay } from '@tongli/calendar';
import type { EscalationTag } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { beyondScope, holds, type Place } from '../../../platform/permissions/scope.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { businessDay, describePeople, staffWithRole } from '../../org/index.ts';
import { endTasksOf, openTask } from '../../work/index.ts';
import { present } from '../list.ts';
import { type ComplaintRecord, findCase, tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

type TagRow = Selectable<ComplaintsTables['complaints.escalation_tag']>;
type Tag = Pick<TagRow, 'state' | 'asked_by'>;
export type TagAct = 'decide' | 'lift';

const longestDays = 180;
const decideWithinMinutes = 480;
const standing = ['waiting', 'approved'];
const subjectOf = (row: Pick<TagRow, 'id'>) => ({ type: 'escalation-tag', id: row.id });

/** Whoever asks for a tag does not approve it. */
export function decideTag(tag: Tag, act: TagAct, actor: Actor, place: Place): Refusal | null {
  if (!holds(actor, 'complaints.tag', place)) return forbidden;
  if (act === 'lift') return standing.includes(tag.state) ? null : refuse('tag-over');
  if (tag.state !== 'waiting') return refuse('tag-decided');
  return tag.asked_by === actor.id ? refuse('own-tag') : null;
}

const latest = (call: Call, customerId: string): Promise<TagRow | undefined> =>
  tables(call)
    .selectFrom('complaints.escalation_tag')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();

interface Known {
  readonly row: ComplaintRecord;
  readonly customerId: string;
  readonly place: Place;
  readonly tag: TagRow | null;
}

async function known(call: Call, complaintId: string): Promise<Known | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded || !holds(call.actor, 'complaints.tag', loaded.case.place)) return notFound;
  const { customer_id: customerId } = loaded.row;
  if (customerId === null) return refuse('no-customer');
  return { row: loaded.row, customerId, place: loaded.case.place, tag: (await latest(call, customerId)) ?? null };
}

async function replyOf(call: Call, { tag, place }: Pick<Known, 'tag' | 'place'>) {
  const mayAsk = tag === null || !standing.includes(tag.state);
  if (tag === null) return { tag: null, mayAsk };
  const names = await describePeople(call, present([tag.asked_by, tag.decided_by]));
  const acts = (['decide', 'lift'] as const).map((act) => [act, allowanceOf(decideTag(tag, act, call.actor, place))]);
  return {
    mayAsk,
    tag: {
      ...{ id: tag.id, state: tag.state as EscalationTag['state'], reason: tag.reason, version: tag.version },
      askedByName: names.get(tag.asked_by) ?? '',
      askedAt: tag.asked_at.toISOString(),
      expiresAt: tag.expires_at.toISOString(),
      decidedByName: tag.decided_by === null ? null : (names.get(tag.decided_by) ?? ''),
      decidedAt: tag.decided_at?.toISOString() ?? null,
      actions: Object.fromEntries(acts) as EscalationTag['actions'],
    },
  };
}

/** Of the case's customer, the latest. Every look leaves a trace. */
export async function seeTag(call: Call, complaintId: string) {
  const found = await known(call, complaintId);
  if ('refusal' in found) return found;
  await audit(call, 'complaints.see-escalation-tag', { type: 'complaint', id: complaintId });
  return replyOf(call, found);
}

export async function askTag(call: Call, complaintId: string, given: { reason: string; expiresOn: string }) {
  const found = await known(call, complaintId);
  if ('refusal' in found) return found;
  if (found.tag && standing.includes(found.tag.state)) return refuse('tag-stands');
  if (call.actor.id === null) return refuse('not-a-person');
  const { calendar, today } = await businessDay(call);
  const bounds = { earliest: addDays(today, 1), latest: addDays(today, longestDays) };
  if (given.expiresOn < bounds.earliest || given.expiresOn > bounds.latest)
    return refuse('expiry-out-of-range', { status: 422, field: 'body.expiresOn', params: bounds });
  const { row, customerId } = found;
  const tag = await tables(call)
    .insertInto('complaints.escalation_tag')
    .values({
      ...{ id: randomUUID(), customer_id: customerId, project_id: row.project_id, complaint_id: row.id },
      ...{ state: 'waiting', reason: given.reason, asked_by: call.actor.id, asked_at: call.now },
      expires_at: startOfDay(calendar.zone, given.expiresOn),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await askSomebody(call, row, tag);
  await audit(call, 'complaints.ask-escalation-tag', { type: 'complaint', id: complaintId });
  return replyOf(call, { tag, place: found.place });
}

/** The task says nothing of a tag: few may know of it. */
async function askSomebody(call: Call, row: ComplaintRecord, tag: TagRow): Promise<void> {
  const place = { projectId: row.project_id, unitId: row.unit_id };
  const people = [
    ...(await staffWithRole(call, 'complaint-manager', place)),
    ...(await staffWithRole(call, 'quality-engineer', place)),
  ];
  const ownerId = people.find((id) => id !== tag.asked_by);
  if (ownerId === undefined) return;
  await openTask(call, {
    ...{ kind: 'task', title: `请复核 Please review · ${row.number}`, ownerId, due: { minutes: decideWithinMinutes } },
    subject: { ...subjectOf(tag), label: row.number },
    projectId: row.project_id,
  });
}

async function change(
  call: Call,
  complaintId: string,
  { act, operation, version }: { act: TagAct; operation: string; version: number },
  to: Partial<TagRow>,
) {
  const found = await known(call, complaintId);
  if ('refusal' in found) return found;
  if (!found.tag) return notFound;
  const refused = decideTag(found.tag, act, call.actor, found.place);
  if (refused) return refused;
  if (found.tag.version !== version) return staleVersion;
  const tag = await save(call, found.tag, to);
  await audit(call, operation, { type: 'complaint', id: complaintId });
  return replyOf(call, { tag, place: found.place });
}

async function save(call: Call, { id, version }: TagRow, to: Partial<TagRow>): Promise<TagRow> {
  await endTasksOf(call, subjectOf({ id }), 'done');
  return tables(call)
    .updateTable('complaints.escalation_tag')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const settleTag = (call: Call, complaintId: string, given: { approved: boolean; version: number }) =>
  change(
    call,
    complaintId,
    { act: 'decide', operation: 'complaints.decide-escalation-tag', version: given.version },
    { state: given.approved ? 'approved' : 'refused', decided_by: call.actor.id, decided_at: call.now },
  );

export const liftTag = (call: Call, complaintId: string, { version }: { version: number }) =>
  change(call, complaintId, { act: 'lift', operation: 'complaints.lift-escalation-tag', version }, { state: 'lifted' });

/** Of these customers those with a tag in force. */
export async function taggedCustomers(call: Call, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(call)
    .selectFrom('complaints.escalation_tag')
    .select('customer_id')
    .where('customer_id', 'in', [...ids])
    .where('state', '=', 'approved')
    .where('expires_at', '>', call.now)
    .execute();
  return new Set(rows.map((row) => row.customer_id));
}

/** At its date a tag is over by itself. */
export const tagTimer: Timer = {
  name: 'escalation-tags',
  due: sql`(select min(expires_at) from complaints.escalation_tag where state in ('waiting', 'approved'))`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('complaints.escalation_tag')
      .selectAll()
      .where('state', 'in', standing)
      .where('expires_at', '<=', call.now)
      .orderBy('expires_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) await save(beyondScope(call), row, { state: 'expired' });
    return rows.length;
  },
};
