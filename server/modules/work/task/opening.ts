import { randomUUID } from 'node:crypto';
import { addWorkingMinutes } from '@tongli/calendar';
import { type DueInput, type TaskKind, taskOpened, type WorkSubject } from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import {
  businessDay,
  type CalendarVersion,
  getCalendar,
  isCalendar,
  isPerson,
  projectFor,
  unitOf,
} from '../../org/index.ts';
import { clockOf, clockRow } from '../clock.ts';
import { beginTurn } from '../department/turn.ts';
import { notify } from '../notices.ts';
import { tables } from '../store.ts';
import { watch } from '../watchers.ts';
import { state } from './facts.ts';
import { addEntry, derive, nextNumber, subjectOf, type TaskRow } from './store.ts';

export interface NewTask {
  readonly kind: TaskKind;
  readonly title: string;
  readonly body?: string;
  readonly ownerId: string;
  readonly due: DueInput;
  /** At most one open task of a kind needs to stand for a subject: `endTaskOf` ends all of them. */
  readonly subject?: WorkSubject | null;
  readonly projectId?: string | undefined;
  /** The department that answers for it; `ownerId` is then whoever answers there. */
  readonly departmentId?: string | undefined;
  /** Left out: the unit of the owner. */
  readonly unitId?: string | null;
  readonly watcherIds?: readonly string[];
  readonly fileIds?: readonly string[];
}

/** The calendar that a due time runs on, and the instant; refused where it is over already or the calendar is unknown. */
export async function dueOf(
  call: Call,
  due: DueInput,
  code = 'service',
): Promise<{ code: string; calendar: CalendarVersion['calendar']; dueAt: Date } | Refusal> {
  const named = 'minutes' in due ? (due.calendar ?? code) : code;
  if (!(await isCalendar(call, named))) return refuse('unknown-calendar', { status: 422, field: 'body.due.calendar' });
  const { calendar } = await getCalendar(call, named);
  const dueAt = 'minutes' in due ? addWorkingMinutes(calendar, call.now, due.minutes) : new Date(due.at);
  if (dueAt <= call.now) return refuse('due-over', { status: 422, field: 'body.due.at' });
  return { code: named, calendar, dueAt };
}

export const unknownPerson = (field = 'body.ownerId') => refuse('unknown-person', { status: 422, field });

/**
 * Gives somebody something to do by an instant. Who opens it is whom it comes back to when it is returned; what the house
 * opens by itself (a flow, a timer) goes to an arbiter instead.
 */
export async function openTask(call: Call, task: NewTask): Promise<{ id: string; number: string } | Refusal> {
  const projectId = await projectFor(call, task.projectId);
  if (isRefusal(projectId)) return projectId;
  if (!(await isPerson(call, task.ownerId))) return unknownPerson();
  for (const id of task.watcherIds ?? []) if (!(await isPerson(call, id))) return unknownPerson('body.watcherIds');
  const due = await dueOf(call, task.due);
  if (isRefusal(due)) return due;
  const row = await insertTask(call, task, { projectId, due });
  await beginTurn(call, row);
  const refused = await takeFirstFiles(call, row.id, task.fileIds ?? []);
  if (refused) return refused;
  await addEntry(call, row.id, { code: 'opened' });
  await watch(call, subjectOf(row.id), [row.owner_id, row.creator_id, ...(task.watcherIds ?? [])]);
  await state(call, taskOpened, row, { dueAt: row.due_at.toISOString() });
  await tellOwner(call, row);
  await audit(call, 'work.open-task', subjectOf(row.id));
  return { id: row.id, number: row.number };
}

async function takeFirstFiles(call: Call, id: string, fileIds: readonly string[]): Promise<Refusal | null> {
  const { id: accountId } = call.actor;
  if (fileIds.length === 0 || accountId === null) return null;
  return attachFiles(call, fileIds, { owner: subjectOf(id), personId: null, by: { accountId } });
}

/** A new owner is told, unless they took it themselves. */
export async function tellOwner(call: Call, row: TaskRow): Promise<void> {
  await notify(call, {
    personIds: row.owner_id === call.actor.id ? [] : [row.owner_id],
    code: 'task-assigned',
    params: { number: row.number, kind: row.kind, dueAt: row.due_at.toISOString() },
    subject: subjectOf(row.id),
  });
}

interface Placing {
  readonly projectId: string;
  readonly due: { readonly code: string; readonly calendar: CalendarVersion['calendar']; readonly dueAt: Date };
}

async function insertTask(call: Call, task: NewTask, { projectId, due }: Placing): Promise<TaskRow> {
  const { today } = await businessDay(call);
  const plain = {
    id: randomUUID(),
    project_id: projectId,
    unit_id: task.unitId ?? (await unitOf(call, task.ownerId)),
    department_id: task.departmentId ?? null,
    kind: task.kind,
    state: 'open',
    title: task.title,
    body: task.body ?? '',
    subject_type: task.subject?.type ?? null,
    subject_id: task.subject?.id ?? null,
    subject_label: task.subject?.label ?? null,
    owner_id: task.ownerId,
    creator_id: call.actor.id,
    calendar: due.code,
    created_at: call.now,
    clock_from: call.now,
    ...clockRow(clockOf(due.calendar, call.now, due.dueAt)),
    rung: 0,
    escalate_at: null,
    returns: 0,
    arbitrated: false,
    ended_at: null,
  };
  return tables(call)
    .insertInto('work.task')
    .values({ ...plain, ...derive(plain), number: await nextNumber(call, 'task', today) })
    .returningAll()
    .executeTakeFirstOrThrow();
}
