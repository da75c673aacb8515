import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import { type LimitKind, type Notice, noticeGiven, noticeRead } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { pageOf, planList } from '../../platform/http/list.ts';
import { tables } from './store.ts';
import type { Subject } from './subject.ts';

export interface NewNotice {
  /** Each is told once, however often they stand here. */
  readonly personIds: readonly string[];
  /** The client has a sentence for it. */
  readonly code: string;
  /** What goes into the sentence; no personal data. */
  readonly params: Readonly<Record<string, string>>;
  readonly subject: Subject;
}

/**
 * Tells people something: it stands among their notices until they read it. The same told again while it is unread renews
 * that notice, so a fact handled twice leaves one.
 */
export async function notify(call: Call, { personIds, code, params, subject }: NewNotice): Promise<void> {
  const rows = [...new Set(personIds)].map((personId) => ({
    id: randomUUID(),
    person_id: personId,
    code,
    params: JSON.stringify(params),
    subject_type: subject.type,
    subject_id: subject.id,
    at: call.now,
  }));
  if (rows.length === 0) return;
  await tables(call)
    .insertInto('work.notice')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'code', 'subject_id', 'params'])
        .where('read_at', 'is', null)
        .doUpdateSet({ at: call.now }),
    )
    .execute();
  await append(call, noticeGiven, subject.id, { personIds: rows.map((row) => row.person_id) });
}

/** What was to be done is done: notices that pressed for it are read, so that the inbox holds what still matters. */
export async function settleLimitNotices(call: Call, subject: Subject, kind: LimitKind): Promise<void> {
  const read = await tables(call)
    .updateTable('work.notice')
    .set({ read_at: call.now })
    .where('subject_id', '=', subject.id)
    .where('read_at', 'is', null)
    .where('code', 'in', ['limit-warned', 'limit-breached'])
    .where(sql<boolean>`params ->> 'kind' = ${kind}`)
    .returning('person_id')
    .execute();
  const personIds = [...new Set(read.map((row) => row.person_id))];
  if (personIds.length > 0) await append(call, noticeRead, subject.id, { personIds });
}

const pressing = ['warned', 'pressing', 'breached', 'escalated'];

/** It has ended: nothing about it presses any more. */
async function settle(call: Call, subject: Subject, codes: readonly string[]): Promise<void> {
  const read = await tables(call)
    .updateTable('work.notice')
    .set({ read_at: call.now })
    .where('subject_id', '=', subject.id)
    .where('read_at', 'is', null)
    .where('code', 'in', [...codes])
    .returning('person_id')
    .execute();
  const personIds = [...new Set(read.map((row) => row.person_id))];
  if (personIds.length > 0) await append(call, noticeRead, subject.id, { personIds });
}

export const settleTaskNotices = (call: Call, subject: Subject) =>
  settle(call, subject, ['task-assigned', ...pressing.map((what) => `task-${what}`)]);

export const settleApprovalNotices = (call: Call, subject: Subject) =>
  settle(call, subject, ['approval-asked', ...pressing.map((what) => `approval-${what}`)]);

/** Notices belong to a person, and nobody else may see them. */
function reader(call: Call): string {
  if (call.actor.id === null) throw new Error(`notices: ${call.actor.name} is no person and has none`);
  return call.actor.id;
}

const columns = {
  at: { expression: sql`at`, type: 'instant' },
  unread: { expression: sql`(read_at is null)`, type: 'boolean' },
} as const;

export async function listNotices(call: Call, query: ListQuery) {
  const plan = planList(query, columns, sql<string>`id`);
  let select = tables(call)
    .selectFrom('work.notice')
    .select(['id', 'code', 'params', 'subject_type', 'subject_id', 'at', 'read_at', plan.sortValue.as('sortValue')])
    .where('person_id', '=', reader(call))
    .orderBy(plan.orderBy)
    .limit(plan.limit);
  for (const condition of plan.where) select = select.where(condition);
  const { rows, nextCursor } = pageOf(query, await select.execute());
  const items = rows.map(
    (row): Notice => ({
      id: row.id,
      code: row.code,
      params: row.params as Notice['params'],
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    }),
  );
  return { items, nextCursor, unread: await countUnread(call) };
}

export async function countUnread(call: Call): Promise<number> {
  const { unread } = await tables(call)
    .selectFrom('work.notice')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('person_id', '=', reader(call))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return unread;
}

/** The first reading counts; reading again changes nothing. */
export async function readNotice(call: Call, id: string): Promise<Record<never, never> | Refusal> {
  const read = await tables(call)
    .updateTable('work.notice')
    .set(({ fn, val }) => ({ read_at: fn.coalesce('read_at', val(call.now)) }))
    .where('id', '=', id)
    .where('person_id', '=', reader(call))
    .returning('subject_id')
    .executeTakeFirst();
  if (!read) return notFound;
  await append(call, noticeRead, read.subject_id, { personIds: [reader(call)] });
  return {};
}

export async function readAllNotices(call: Call): Promise<Record<never, never>> {
  const personId = reader(call);
  const { numUpdatedRows } = await tables(call)
    .updateTable('work.notice')
    .set({ read_at: call.now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await append(call, noticeRead, personId, { personIds: [personId] });
  return {};
}
