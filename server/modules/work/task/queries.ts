import type { ListQuery } from '@tongli/contracts/kernel';
import type { Task, TaskEntry, TaskRow as TaskReply } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { clockIn, urgencyOf } from '../clock.ts';
import { namedFiles } from '../files.ts';
import { outcomeOf, outcomeSql } from '../promise/outcome.ts';
import { tables } from '../store.ts';
import { watchersOf } from '../watchers.ts';
import { type ArbitrationRow, callerOf, factsOf, openArbitration, seenBy, subjectOf, type TaskRow } from './store.ts';
import { taskAllowances } from './task.ts';

const selectTasks = (call: Call) => tables(call).selectFrom('work.task as task').selectAll('task').where(seenBy(call));

export const findTaskRow = (call: Call, id: string) => selectTasks(call).where('task.id', '=', id).executeTakeFirst();

type Names = ReadonlyMap<string, string>;
const nameIn = (names: Names, id: string | null) => (id === null ? '' : (names.get(id) ?? ''));

function replyOf(row: TaskRow, names: Names): TaskReply {
  const { subject_type: type, subject_id: id, subject_label: label } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as TaskReply['kind'],
    state: row.state as TaskReply['state'],
    title: row.title,
    subject: type !== null && id !== null ? { type, id, label: label ?? '' } : null,
    projectId: row.project_id,
    unitId: row.unit_id,
    departmentId: row.department_id,
    ownerId: row.owner_id,
    ownerName: nameIn(names, row.owner_id),
    creatorId: row.creator_id,
    creatorName: nameIn(names, row.creator_id),
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    urgency: urgencyOf(clockIn(row)),
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: outcomeOf(row),
    version: row.version,
  };
}

const peopleIn = (rows: readonly TaskRow[]) =>
  rows.flatMap((row) => [row.owner_id, ...(row.creator_id ? [row.creator_id] : [])]);

const urgencySql = sql`case when task.breached_at is not null then 'breached' when task.pressed_at is not null then 'pressing'
  when task.warned_at is not null then 'warned' else 'calm' end`;

const columns: ListColumns = {
  id: { expression: sql`task.id`, type: 'uuid' },
  kind: { expression: sql`task.kind`, type: 'text' },
  state: { expression: sql`task.state`, type: 'text' },
  urgency: { expression: urgencySql, type: 'text' },
  outcome: { expression: outcomeSql, type: 'text' },
  ownerId: { expression: sql`task.owner_id`, type: 'uuid' },
  creatorId: { expression: sql`task.creator_id`, type: 'uuid' },
  unitId: { expression: sql`task.unit_id`, type: 'uuid' },
  departmentId: { expression: sql`task.department_id`, type: 'uuid' },
  projectId: { expression: sql`task.project_id`, type: 'uuid' },
  subjectType: { expression: sql`task.subject_type`, type: 'text' },
  subjectId: { expression: sql`task.subject_id`, type: 'uuid' },
  number: { expression: sql`task.number`, type: 'text' },
  dueAt: { expression: sql`task.due_at`, type: 'instant' },
  createdAt: { expression: sql`task.created_at`, type: 'instant' },
  ended: { expression: sql`(task.ended_at is not null)`, type: 'boolean' },
};

export async function listTasks(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectTasks(call), query, columns, sql<string>`task.id`);
  const names = await describePeople(call, peopleIn(rows));
  return { items: rows.map((row) => replyOf(row, names)), nextCursor };
}

export async function getTask(call: Call, id: string): Promise<Task | Refusal> {
  const row = await findTaskRow(call, id);
  return row ? recordOf(call, row) : notFound;
}

async function recordOf(call: Call, row: TaskRow): Promise<Task> {
  const arbitration = await openArbitration(call, row.id);
  const watcherIds = await watchersOf(call, subjectOf(row.id));
  const names = await describePeople(call, [
    ...peopleIn([row]),
    ...watcherIds,
    ...(arbitration ? [arbitration.arbiter_id] : []),
  ]);
  return {
    ...replyOf(row, names),
    body: row.body,
    warnAt: row.warn_at.toISOString(),
    pressAt: row.press_at.toISOString(),
    escalatesAt: row.escalate_at?.toISOString() ?? null,
    rung: row.rung,
    returns: row.returns,
    arbitration: arbitration ? arbitrationOf(arbitration, names) : null,
    watchers: watcherIds.map((id) => ({ id, name: nameIn(names, id) })),
    watching: call.actor.id !== null && watcherIds.includes(call.actor.id),
    files: await namedFiles(call, subjectOf(row.id)),
    timeline: await timelineOf(call, row.id),
    actions: taskAllowances(factsOf(row, arbitration), callerOf(call, row)),
  };
}

const arbitrationOf = (row: ArbitrationRow, names: Names): Task['arbitration'] => ({
  arbiter: { id: row.arbiter_id, name: nameIn(names, row.arbiter_id) },
  dueAt: row.due_at.toISOString(),
  urgency: urgencyOf(clockIn(row)),
});

/** Oldest first. */
async function timelineOf(call: Call, taskId: string): Promise<TaskEntry[]> {
  const rows = await tables(call)
    .selectFrom('work.task_entry')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    code: row.code,
    params: row.params as TaskEntry['params'],
    text: row.text,
  }));
}

/** The record that an act has just changed, also where it has left the caller's reach by that. */
export const replyTo = async (call: Call, result: { id: string } | Refusal): Promise<Task | Refusal> =>
  isRefusal(result) ? result : getTask(call, result.id);
