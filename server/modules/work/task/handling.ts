import {
  type DueInput,
  taskAssigned,
  taskCancelled,
  taskChanged,
  taskCompleted,
  taskStarted,
} from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { describePeople, isPerson, unitOf } from '../../org/index.ts';
import { clockOf, clockRow } from '../clock.ts';
import { departmentAfter } from '../department/addressee.ts';
import { settleTaskNotices } from '../notices.ts';
import { tables } from '../store.ts';
import { tellWatchers, unwatch, watch } from '../watchers.ts';
import { state } from './facts.ts';
import { climbByHand, fireTask } from './firing.ts';
import { dueOf, tellOwner, unknownPerson } from './opening.ts';
import { addEntry, type LockedTask, lockTask, saveTask, subjectOf, type TaskChange, type TaskRow } from './store.ts';
import { decideTask, type TaskAct } from './task.ts';

export interface Versioned {
  readonly version: number;
}

/** Loads, locks and asks the rule; the task as it stands where it says yes. */
export async function admitted(call: Call, id: string, act: TaskAct, version?: number): Promise<LockedTask | Refusal> {
  const locked = await lockTask(call, id);
  if (isRefusal(locked)) return locked;
  return decideTask(locked.facts, act, locked.caller, version) ?? locked;
}

export async function changeTask(
  call: Call,
  id: string,
  { title, body, due, version }: Versioned & { title: string; body: string; due?: DueInput | undefined },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'change', version);
  if (isRefusal(locked)) return locked;
  const timed = due ? await newClock(call, locked.row, due) : {};
  if (isRefusal(timed)) return timed;
  const row = await saveTask(call, locked.row, { title, body, ...timed });
  await addEntry(call, id, { code: 'changed', params: due ? { dueAt: row.due_at.toISOString() } : {} });
  await state(call, taskChanged, row, {});
  await audit(call, 'work.change-task', subjectOf(id));
  return { id };
}

/** What was fired before the change stays in the history; the new time warns anew, and its ladder begins at the bottom. */
async function newClock(call: Call, row: TaskRow, due: DueInput): Promise<TaskChange | Refusal> {
  const found = await dueOf(call, due, row.calendar);
  if (isRefusal(found)) return found;
  const { code, calendar, dueAt } = found;
  return {
    ...clockRow(clockOf(calendar, call.now, dueAt)),
    clock_from: call.now,
    calendar: code,
    rung: 0,
    escalate_at: null,
  };
}

export async function startTask(call: Call, id: string, { version }: Versioned): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'start', version);
  if (isRefusal(locked)) return locked;
  const row = await saveTask(call, locked.row, { state: 'in-progress' });
  await addEntry(call, id, { code: 'started' });
  await state(call, taskStarted, row, {});
  await audit(call, 'work.start-task', subjectOf(id));
  return { id };
}

/**
 * Ends a locked task. What came due before the end and no sweep has fired yet is fired first, so that whether a breach is on
 * record never depends on the second in which the sweep came by.
 */
export async function endTask(
  call: Call,
  { row }: Pick<LockedTask, 'row'>,
  ending: { readonly as: 'done' | 'cancelled'; readonly text: string },
): Promise<void> {
  const fired = await fireTask(call, row);
  const ended = await saveTask(call, fired, { state: ending.as, ended_at: call.now, escalate_at: null });
  await settleTaskNotices(call, subjectOf(row.id));
  const code = ending.as === 'done' ? 'completed' : 'cancelled';
  await addEntry(call, row.id, { code, text: ending.text });
  const others = [fired.waits_for];
  if (ending.as === 'done') await state(call, taskCompleted, ended, { others, onTime: call.now < ended.due_at });
  else await state(call, taskCancelled, ended, { others });
  await tellWatchers(call, {
    code: `task-${code}`,
    params: { number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  });
}

export async function completeTask(
  call: Call,
  id: string,
  { note, version }: Versioned & { note: string },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'complete', version);
  if (isRefusal(locked)) return locked;
  await endTask(call, locked, { as: 'done', text: note });
  await audit(call, 'work.complete-task', subjectOf(id));
  return { id };
}

export async function cancelTask(
  call: Call,
  id: string,
  { reason, version }: Versioned & { reason: string },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'cancel', version);
  if (isRefusal(locked)) return locked;
  await closeArbitration(call, locked);
  await endTask(call, locked, { as: 'cancelled', text: reason });
  await audit(call, 'work.cancel-task', subjectOf(id));
  return { id };
}

/** Nobody has to arbitrate any more. */
export async function closeArbitration(call: Call, { arbitration }: Pick<LockedTask, 'arbitration'>): Promise<void> {
  if (!arbitration) return;
  await tables(call)
    .updateTable('work.arbitration')
    .set({ decided_at: call.now, fire_at: null, hurt: null })
    .where('id', '=', arbitration.id)
    .execute();
}

export interface Handing {
  readonly how: 'assigned' | 'handed-over' | 'escalated' | 'arbitrated';
  readonly change?: TaskChange;
  readonly text?: string;
}

/** The task is somebody else's from now on: its history, whoever watches, and the new owner by name are told. */
export async function giveTo(
  call: Call,
  row: TaskRow,
  ownerId: string,
  { how, change = {}, text }: Handing,
): Promise<TaskRow> {
  const names = await describePeople(call, [row.owner_id, ownerId]);
  const departmentId = await departmentAfter(call, row.department_id, change.unit_id ?? null);
  const next = await saveTask(call, row, { ...change, owner_id: ownerId, department_id: departmentId });
  const params = { from: names.get(row.owner_id) ?? '', to: names.get(ownerId) ?? '' };
  await addEntry(call, row.id, { code: how, params, text: text ?? null });
  await watch(call, subjectOf(row.id), [ownerId]);
  await state(call, taskAssigned, next, { fromId: row.owner_id, how, others: [row.owner_id, row.waits_for] });
  await tellOwner(call, next);
  return next;
}

export async function assignTask(
  call: Call,
  id: string,
  { ownerId, note, version }: Versioned & { ownerId: string; note: string },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'assign', version);
  if (isRefusal(locked)) return locked;
  const { row } = locked;
  if (!(await isPerson(call, ownerId))) return unknownPerson();
  if (row.owner_id === ownerId && row.state !== 'returned')
    return refuse('same-owner', { status: 422, field: 'body.ownerId' });
  const change = { state: 'open', unit_id: await unitOf(call, ownerId) };
  await giveTo(call, row, ownerId, { how: 'assigned', change, text: note });
  await audit(call, 'work.assign-task', subjectOf(id));
  return { id };
}

/** To the next rung of its ladder, before time does it: by the owner, whoever gave it, or whoever leads. */
export async function escalateTask(
  call: Call,
  id: string,
  { reason, version }: Versioned & { reason: string },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'escalate', version);
  if (isRefusal(locked)) return locked;
  const climbed = await climbByHand(call, locked.row, reason);
  if (isRefusal(climbed)) return climbed;
  await audit(call, 'work.escalate-task', subjectOf(id));
  return { id };
}

export async function watchTask(call: Call, id: string, watching: boolean): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'watch');
  if (isRefusal(locked)) return locked;
  if (call.actor.id === null) return { id };
  if (watching) await watch(call, subjectOf(id), [call.actor.id]);
  else await unwatch(call, subjectOf(id), call.actor.id);
  return { id };
}

export async function attachToTask(
  call: Call,
  id: string,
  fileIds: readonly string[],
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'attach');
  if (isRefusal(locked)) return locked;
  const by = { accountId: call.actor.id ?? id };
  const refused = await attachFiles(call, fileIds, { owner: subjectOf(id), personId: null, by });
  if (refused) return refused;
  await addEntry(call, id, { code: 'files-attached', params: { count: String(new Set(fileIds).size) } });
  await audit(call, 'work.attach-to-task', subjectOf(id));
  return { id };
}
