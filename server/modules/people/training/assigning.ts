import { randomUUID } from 'node:crypto';
import { instantOf, startOfDay } from '@tongli/calendar';
import { type TrainingReason, trainingAssigned, trainingEnded } from '@tongli/contracts/people';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { businessDay, isPerson, unitOf } from '../../org/index.ts';
import { endTaskFor, openTask } from '../../work/index.ts';
import { inProject, inReach, tables } from '../store.ts';
import type { PeopleTables } from '../tables.ts';

export type AssignmentRow = Selectable<PeopleTables['people.assignment']>;
type TrainingRow = Selectable<PeopleTables['people.training']>;

/** To be learnt by the end of the working day: work is handed in while there is somebody to take it. */
const dueMinute = 18 * 60;
const longestTitle = 100;
const subjectOf = (id: string) => ({ type: 'training-assignment', id });

export interface Assigning {
  readonly personIds: readonly string[];
  readonly dueOn: string;
  /** What it is given for. */
  readonly reason?: TrainingReason | null;
}

/**
 * Gives a training to people, each with a task of `work`. Who has it open already keeps theirs. Who is no member of staff or
 * beyond the caller's reach refuses all of it.
 */
export async function assignTraining(
  call: Call,
  id: string,
  { personIds, dueOn, reason = null }: Assigning,
): Promise<{ assigned: string[] } | Refusal> {
  const training = await tables(call)
    .selectFrom('people.training as training')
    .selectAll()
    .where('id', '=', id)
    .where(inProject(call, 'training'))
    .executeTakeFirst();
  if (!training) return notFound;
  if (training.retired) return refuse('training-retired');
  const dueAt = await dueAtOf(call, dueOn);
  if (isRefusal(dueAt)) return dueAt;
  const assigned: string[] = [];
  for (const personId of new Set(personIds)) {
    const given = await assignOne(call, training, { personId, dueAt, reason });
    if (isRefusal(given)) return given;
    if (given) assigned.push(personId);
  }
  return { assigned };
}

async function dueAtOf(call: Call, dueOn: string): Promise<Date | Refusal> {
  const { calendar, today } = await businessDay(call);
  const evening = instantOf(calendar.zone, dueOn, dueMinute);
  // On the very day, after hours: until midnight.
  const dueAt = evening > call.now ? evening : new Date(startOfDay(calendar.zone, dueOn).getTime() + 86_399_000);
  return dueAt > call.now
    ? dueAt
    : refuse('due-in-past', { status: 422, field: 'body.dueOn', params: { earliest: today } });
}

async function findOpen(call: Call, trainingId: string, personId: string) {
  return tables(call)
    .selectFrom('people.assignment')
    .select('id')
    .where('training_id', '=', trainingId)
    .where('person_id', '=', personId)
    .where('state', '=', 'assigned')
    .executeTakeFirst();
}

interface One {
  readonly personId: string;
  readonly dueAt: Date;
  readonly reason: TrainingReason | null;
}

async function assignOne(call: Call, training: TrainingRow, { personId, dueAt, reason }: One) {
  const unitId = await unitOf(call, personId);
  const place = { projectId: training.project_id, unitId };
  const reached = call.actor.id === null || holds(call.actor, 'people.assign', place);
  if (!reached || !(await isPerson(call, personId)))
    return refuse('unknown-person', { status: 422, field: 'body.personIds' });
  if (await findOpen(call, training.id, personId)) return false;
  const id = randomUUID();
  const task = await openTask(call, {
    ...{ kind: 'task', title: titleOf(training), ownerId: personId, projectId: training.project_id },
    ...{ due: { at: dueAt.toISOString() }, subject: { type: 'learning', id, label: '' } },
  });
  if (isRefusal(task)) return task;
  const row = await tables(call)
    .insertInto('people.assignment')
    .values({
      ...{ id, project_id: training.project_id, unit_id: unitId, training_id: training.id, person_id: personId },
      ...{ state: 'assigned', due_at: dueAt, task_id: task.id, assigned_at: call.now, assigned_by: call.actor.id },
      ...{ reason_type: reason?.type ?? null, reason_id: reason?.id ?? null, reason_label: reason?.label ?? null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await append(call, trainingAssigned, id, { ...placed(row), dueAt: dueAt.toISOString() });
  await audit(call, 'people.assign-training', subjectOf(id));
  return true;
}

const titleOf = ({ title_zh: zh, title_en: en }: TrainingRow) => `学习 Learn · ${zh || en}`.slice(0, longestTitle);

/** What every fact on it says. */
export const placed = (row: AssignmentRow) => ({
  ...{ projectId: row.project_id, unitId: row.unit_id, personId: row.person_id, trainingId: row.training_id },
  ...{ reasonType: row.reason_type, reasonId: row.reason_id },
});

const taskEnding = {
  passed: { as: 'done', text: '' },
  failed: { as: 'cancelled', text: '未通过 Not passed' },
  withdrawn: { as: 'cancelled', text: '' },
} as const;

/** Nothing more is asked of whoever has it, and its task with it. */
export async function endAssignment(
  call: Call,
  row: AssignmentRow,
  outcome: 'passed' | 'failed' | 'withdrawn',
): Promise<void> {
  await tables(call)
    .updateTable('people.assignment')
    .set({ state: outcome, ended_at: call.now })
    .where('id', '=', row.id)
    .execute();
  await endTaskFor(call, row.task_id, taskEnding[outcome]);
  await append(call, trainingEnded, row.id, { ...placed(row), outcome, percent: row.percent });
}

export async function withdrawAssignment(call: Call, id: string): Promise<Record<string, never> | Refusal> {
  const row = await tables(call)
    .selectFrom('people.assignment as assignment')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call, 'assignment'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.state !== 'assigned') return refuse('training-ended');
  if (await examUnderWay(call, id)) return refuse('exam-under-way');
  await endAssignment(call, row, 'withdrawn');
  await audit(call, 'people.withdraw-training', subjectOf(id));
  return {};
}

async function examUnderWay(call: Call, assignmentId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people.attempt
    where assignment_id = ${assignmentId}::uuid and closed_at is null`.execute(call.tx);
  return rows.length > 0;
}

/** For flows: gives it to those to whom it can be given, and names the others: who has left, or all of them where the training is gone. */
export async function giveTraining(call: Call, id: string, { personIds, ...rest }: Assigning): Promise<string[]> {
  const left: string[] = [];
  for (const personId of new Set(personIds))
    if (isRefusal(await assignTraining(call, id, { ...rest, personIds: [personId] }))) left.push(personId);
  return left;
}
