import { type InboxKind, limitHandedOver, type MovableItem, taskChanged, workHandedOver } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { describePeople, holdersIn, isPerson, unitOf } from '../../org/index.ts';
import { labelsOf } from '../inbox/labels.ts';
import { notify } from '../notices.ts';
import { absentAt, openCounts } from '../rules/target.ts';
import { tables } from '../store.ts';
import { state } from '../task/facts.ts';
import { giveTo } from '../task/handling.ts';
import { unknownPerson } from '../task/opening.ts';
import { saveTask, seenBy, subjectOf, type TaskRow } from '../task/store.ts';
import { watch } from '../watchers.ts';
import { suggestSuccessors } from './successor.ts';

/** Something that waits for a person and can be moved to another: a task or promise, a return, an arbitration, a duty. */
export interface OpenWork {
  readonly id: string;
  readonly kind: InboxKind;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly due_at: Date;
}

/** Everything open that somebody owns, or what of it is due before an instant; the first due first. */
export async function openWork(call: Call, personId: string, before: Date | null = null): Promise<OpenWork[]> {
  const { rows } = await sql<OpenWork>`
    select id, kind, 'task' as subject_type, id as subject_id, due_at
    from work.task where owner_id = ${personId}::uuid and ended_at is null and state in ('open', 'in-progress')
      and due_at < coalesce(${before}::timestamptz, 'infinity')
    union all
    select id, 'return', 'task', id, due_at
    from work.task where waits_for = ${personId}::uuid and state = 'returned'
      and due_at < coalesce(${before}::timestamptz, 'infinity')
    union all
    select id, 'arbitration', 'task', task_id, due_at
    from work.arbitration where arbiter_id = ${personId}::uuid and decided_at is null
      and due_at < coalesce(${before}::timestamptz, 'infinity')
    union all
    select id, 'limit', subject_type, subject_id, due_at
    from work.time_limit where owner_id = ${personId}::uuid and ended_at is null
      and due_at < coalesce(${before}::timestamptz, 'infinity')
    order by due_at, id`.execute(call.tx);
  return rows;
}

/** What could be moved with who could take it: by name for whoever decides. */
export async function movable(
  call: Call,
  personId: string,
  { substituteId, before, at }: { substituteId: string | null; before: Date | null; at: Date },
): Promise<MovableItem[]> {
  const items = await openWork(call, personId, before);
  const hidden = await hiddenTasks(call, items);
  const labels = await labelsOf(
    call,
    items.filter((item) => !hidden.has(item.subject_id)),
  );
  const suggested = suggestSuccessors(
    items.map((item) => labels.get(item.subject_id)?.giverId ?? null),
    { absentId: personId, substituteId, colleagues: await colleaguesOf(call, personId, at) },
  );
  const names = await describePeople(
    call,
    suggested.flatMap(({ successorId }) => successorId ?? []),
  );
  return items.map((item, index) => {
    const { successorId = null, rule = 'nobody' } = suggested[index] ?? {};
    const label = labels.get(item.subject_id);
    return {
      id: item.id,
      kind: item.kind,
      subjectType: item.subject_type,
      subjectId: item.subject_id,
      number: label?.number ?? '',
      title: label?.title ?? '',
      dueAt: item.due_at.toISOString(),
      beyondReach: hidden.has(item.subject_id),
      suggested: successorId === null ? null : { id: successorId, name: names.get(successorId) ?? '' },
      rule,
    };
  });
}

/** Whoever leads somebody may move all of their work, and reads no more of it than elsewhere. */
async function hiddenTasks(call: Call, items: readonly OpenWork[]): Promise<ReadonlySet<string>> {
  const ids = items.filter((item) => item.subject_type === 'task').map((item) => item.subject_id);
  if (ids.length === 0) return new Set();
  const seen = await tables(call)
    .selectFrom('work.task as task')
    .select('task.id')
    .where('task.id', 'in', ids)
    .where(seenBy(call))
    .execute();
  const known = new Set(seen.map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}

async function colleaguesOf(call: Call, personId: string, at: Date) {
  const unitId = await unitOf(call, personId);
  const holders = await holdersIn(call, unitId === null ? [] : [unitId]);
  const posts = [...(holders.get(unitId ?? '')?.values() ?? [])];
  // Those who do the same work; a head of the unit is not given what their people would do.
  const same = posts.find((people) => people.includes(personId)) ?? [];
  const away = await absentAt(call, same, at);
  const open = await openCounts(call, same);
  return same.filter((id) => !away.has(id)).map((id) => ({ id, open: open.get(id) ?? 0 }));
}

export interface Moving {
  readonly from: string;
  readonly why: 'absence' | 'leaving';
  /** Item by item; what is not named stays. */
  readonly successors: readonly { readonly id: string; readonly toId: string }[];
}

export interface Moved {
  readonly id: string;
  readonly kind: InboxKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly toId: string;
}

/**
 * Moves open work by name: every item that is named goes to its successor, or, where one of them cannot, none does. A duty on
 * another module's record moves its limit; `limit.handed-over` lets a flow give that record its new owner too.
 */
export async function handOver(call: Call, { from, why, successors }: Moving): Promise<Moved[] | Refusal> {
  const open = new Map((await openWork(call, from)).map((item) => [item.id, item]));
  const moved: Moved[] = [];
  for (const [index, { id, toId }] of successors.entries()) {
    const field = `body.items.${index}`;
    const item = open.get(id);
    if (!item) return refuse('unknown-item', { status: 422, field: `${field}.id` });
    if (toId === from || !(await isPerson(call, toId))) return unknownPerson(`${field}.toId`);
    const refused = await moveOne(call, item, { from, toId });
    if (isRefusal(refused)) return refused;
    moved.push({ id, kind: item.kind, subjectType: item.subject_type, subjectId: item.subject_id, toId });
  }
  if (moved.length === 0) return moved;
  const toIds = [...new Set(moved.map(({ toId }) => toId))];
  await append(call, workHandedOver, from, { fromId: from, moved: moved.length, toIds, why });
  return moved;
}

async function moveOne(
  call: Call,
  item: OpenWork,
  { from, toId }: { from: string; toId: string },
): Promise<Refusal | null> {
  if (item.kind === 'limit') return moveLimit(call, item, { from, toId });
  if (item.kind === 'arbitration') return moveArbitration(call, item, toId);
  const row = await tables(call)
    .selectFrom('work.task')
    .selectAll()
    .where('id', '=', item.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (item.kind === 'return') return moveReturn(call, row, { from, toId });
  // Somebody else has just taken it.
  if (row.owner_id !== from || row.ended_at !== null) return refuse('unknown-item');
  await giveTo(call, row, toId, { how: 'handed-over' });
  return null;
}

/** Whoever takes a return over decides on it as if they had given the task. */
async function moveReturn(
  call: Call,
  row: TaskRow,
  { from, toId }: { from: string; toId: string },
): Promise<Refusal | null> {
  if (row.waits_for !== from || row.state !== 'returned') return refuse('unknown-item');
  const next = await saveTask(call, row, { creator_id: toId });
  await watch(call, subjectOf(row.id), [toId]);
  await state(call, taskChanged, next, { others: [from] });
  const notice = { code: 'task-returned', params: { number: row.number, kind: row.kind }, subject: subjectOf(row.id) };
  await notify(call, { ...notice, personIds: [toId] });
  return null;
}

async function moveLimit(call: Call, item: OpenWork, { from, toId }: { from: string; toId: string }): Promise<null> {
  await tables(call).updateTable('work.time_limit').set({ owner_id: toId }).where('id', '=', item.id).execute();
  const payload = { subjectType: item.subject_type, fromId: from, toId };
  await append(call, limitHandedOver, item.subject_id, payload);
  return null;
}

/** Whoever owns the disputed task, or gave it, cannot decide on it. */
async function moveArbitration(call: Call, item: OpenWork, toId: string): Promise<Refusal | null> {
  const task = await tables(call)
    .selectFrom('work.task')
    .select(['owner_id', 'creator_id', 'number', 'kind'])
    .where('id', '=', item.subject_id)
    .executeTakeFirstOrThrow();
  if (toId === task.owner_id || toId === task.creator_id) return refuse('arbiter-is-party', { status: 422 });
  await tables(call).updateTable('work.arbitration').set({ arbiter_id: toId }).where('id', '=', item.id).execute();
  await notify(call, {
    personIds: [toId],
    code: 'arbitration-opened',
    params: { number: task.number, kind: task.kind, dueAt: item.due_at.toISOString() },
    subject: { type: 'task', id: item.subject_id },
  });
  return null;
}
