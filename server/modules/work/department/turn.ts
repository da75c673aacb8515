import { randomUUID } from 'node:crypto';
import { workingMinutesBetween } from '@tongli/calendar';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay, getCalendar } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';

type Task = Selectable<WorkTables['work.task']>;
type State = Pick<Task, 'state' | 'department_id'>;

export type TurnEnding = 'done' | 'returned' | 'moved' | 'cancelled';

const works = ({ state }: Pick<Task, 'state'>) => state === 'open' || state === 'in-progress';

/** What a change of a task means for the department that has it: how its turn ends, and whether one begins. */
export function turnAfter(before: State, after: State): { ends: TurnEnding | null; begins: boolean } {
  const had = before.department_id !== null && works(before);
  const has = after.department_id !== null && works(after);
  if (!had) return { ends: null, begins: has };
  if (after.state === 'done' || after.state === 'cancelled') return { ends: after.state, begins: false };
  if (!works(after)) return { ends: 'returned', begins: false };
  return before.department_id === after.department_id ? { ends: null, begins: false } : { ends: 'moved', begins: has };
}

/** Keeps the turns of departments in step with a task that was just changed. */
export async function followDepartment(call: Call, before: State, after: Task): Promise<void> {
  const { ends, begins } = turnAfter(before, after);
  if (ends) await endTurn(call, after, ends);
  if (begins) await beginTurn(call, after);
}

export async function beginTurn(call: Call, task: Task): Promise<void> {
  if (task.department_id === null) return;
  const { today } = await businessDay(call);
  await tables(call)
    .insertInto('work.department_turn')
    .values({
      id: randomUUID(),
      task_id: task.id,
      department_id: task.department_id,
      project_id: task.project_id,
      subject_id: task.subject_id,
      given_at: call.now,
      given_on: today,
      due_at: task.due_at,
    })
    .execute();
}

async function endTurn(call: Call, task: Task, ending: TurnEnding): Promise<void> {
  const open = await tables(call)
    .selectFrom('work.department_turn')
    .select(['id', 'given_at'])
    .where('task_id', '=', task.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!open) return;
  const { calendar } = await getCalendar(call, task.calendar);
  await tables(call)
    .updateTable('work.department_turn')
    .set({
      ended_at: call.now,
      ending,
      due_at: task.due_at,
      on_time: call.now < task.due_at,
      minutes: Math.round(workingMinutesBetween(calendar, open.given_at, call.now)),
    })
    .where('id', '=', open.id)
    .execute();
}
