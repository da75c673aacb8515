import type { InboxKind } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, isRefusal, mustSucceed, type Refusal } from '../../platform/call.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import { unitOf } from '../org/index.ts';
import { type Moved, handOver as moveWork, openWork } from './absence/moving.ts';
import { labelsOf } from './inbox/labels.ts';
import { tables } from './store.ts';
import type { Subject } from './subject.ts';
import { endTask, giveTo } from './task/handling.ts';
import { lockTask } from './task/store.ts';

/** Something that waits for a person, with what people know it by; empty where only its own module knows. */
export interface OpenWorkItem {
  readonly id: string;
  readonly kind: InboxKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly number: string;
  readonly title: string;
  readonly dueAt: Date;
}

/** Everything open that somebody owns: tasks, promises, arbitrations, and duties on other modules' records; first due first. */
export async function openWorkOf(call: Call, personId: string): Promise<OpenWorkItem[]> {
  const items = await openWork(call, personId);
  const labels = await labelsOf(call, items);
  return items.map((item) => ({
    id: item.id,
    kind: item.kind,
    subjectType: item.subject_type,
    subjectId: item.subject_id,
    number: labels.get(item.subject_id)?.number ?? '',
    title: labels.get(item.subject_id)?.title ?? '',
    dueAt: item.due_at,
  }));
}

/**
 * Moves open work of somebody who leaves: each item that is named to its successor, all of them or, with a refusal, none. What
 * is not named stays theirs; a caller that must leave nothing behind compares with `openWorkOf`.
 */
export const handOver = (
  call: Call,
  { from, successors }: { from: string; successors: readonly { readonly id: string; readonly toId: string }[] },
): Promise<Moved[] | Refusal> => moveWork(call, { from, successors, why: 'leaving' });

/** What was to be done on a subject is done, or need not be done any more: ends every open task on it. Returns how many. */
export async function endTasksOf(call: Call, subject: Subject, as: 'done' | 'cancelled'): Promise<number> {
  const rows = await tables(call)
    .selectFrom('work.task')
    .select('id')
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const { id } of rows) {
    const locked = mustSucceed(await lockTask(beyondScope(call), id));
    if (!isRefusal(locked) && locked.row.ended_at === null) await endTask(call, locked, { as, text: '' });
  }
  return rows.length;
}

export interface OpenCounts {
  readonly tasks: number;
  readonly promises: number;
  readonly approvals: number;
}

/** How much is still to be done about a subject, whoever has it. */
export async function openOn(call: Call, subject: Subject): Promise<OpenCounts> {
  const { rows } = await sql<OpenCounts>`
    select
      (select count(*)::integer from work.task where subject_id = ${subject.id}::uuid and subject_type = ${subject.type}
         and ended_at is null and kind <> 'promise') as tasks,
      (select count(*)::integer from work.task where subject_id = ${subject.id}::uuid and subject_type = ${subject.type}
         and ended_at is null and kind = 'promise') as promises,
      (select count(*)::integer from work.approval where subject_id = ${subject.id}::uuid and subject_type = ${subject.type}
         and decided_at is null) as approvals`.execute(call.tx);
  return rows[0] ?? { tasks: 0, promises: 0, approvals: 0 };
}

/** The task has become needless or was done elsewhere; whoever says so need not own it. False where it had ended before. */
export async function endTaskFor(
  call: Call,
  id: string,
  ending: { readonly as: 'done' | 'cancelled'; readonly text: string },
): Promise<boolean> {
  const locked = mustSucceed(await lockTask(beyondScope(call), id));
  if (locked.row.ended_at !== null) return false;
  await endTask(call, locked, ending);
  return true;
}

/** The record that a task is about goes to somebody else, and the task with it. */
export async function passTask(
  call: Call,
  id: string,
  { toId, note }: { readonly toId: string; readonly note: string },
): Promise<void> {
  const { row } = mustSucceed(await lockTask(beyondScope(call), id));
  if (row.ended_at !== null || row.owner_id === toId) return;
  const change = { state: 'open', unit_id: await unitOf(call, toId) };
  await giveTo(call, row, toId, { how: 'assigned', change, text: note });
}
