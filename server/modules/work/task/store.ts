import { randomUUID } from 'node:crypto';
import type { TaskKind, TaskState } from '@tongli/contracts/work';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { holds, inScope } from '../../../platform/permissions/scope.ts';
import { clockIn, nextTick, urgencyOf } from '../clock.ts';
import { followDepartment } from '../department/turn.ts';
import { hurtOf } from '../hurt.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';
import type { TaskCaller, TaskFacts } from './task.ts';

export type TaskRow = Selectable<WorkTables['work.task']>;
export type ArbitrationRow = Selectable<WorkTables['work.arbitration']>;

export const subjectOf = (id: string) => ({ type: 'task', id });

export const factsOf = (row: TaskRow, arbitration: { arbiter_id: string } | undefined): TaskFacts => ({
  kind: row.kind as TaskKind,
  state: row.state as TaskState,
  version: row.version,
  ownerId: row.owner_id,
  creatorId: row.creator_id,
  returns: row.returns,
  arbitrated: row.arbitrated,
  arbiterId: arbitration?.arbiter_id ?? null,
});

/** Who calls, with the rights that they hold over this task. */
export function callerOf({ actor }: Call, row: Pick<TaskRow, 'project_id' | 'unit_id'>): TaskCaller {
  const place = { projectId: row.project_id, unitId: row.unit_id };
  const system = actor.kind === 'system';
  return {
    id: actor.id,
    mayAct: system || actor.permissions.has('work.act'),
    mayAssign: system || holds(actor, 'work.assign', place),
  };
}

/** What the caller reaches, and what concerns them wherever it belongs: what they own, gave, or must decide on. */
export const seenBy = (call: Call): Expression<SqlBool> => {
  const reached = inScope(call, { project: sql.ref('task.project_id'), unit: sql.ref('task.unit_id') });
  const { id } = call.actor;
  if (id === null) return reached;
  return sql<SqlBool>`(${reached} or task.owner_id = ${id}::uuid or task.creator_id = ${id}::uuid or task.waits_for = ${id}::uuid
    or exists (select from work.arbitration a where a.task_id = task.id and a.arbiter_id = ${id}::uuid))`;
};

export interface LockedTask {
  readonly row: TaskRow;
  readonly arbitration: ArbitrationRow | undefined;
  readonly facts: TaskFacts;
  readonly caller: TaskCaller;
}

export async function lockTask(call: Call, id: string): Promise<LockedTask | Refusal> {
  const row = await tables(call)
    .selectFrom('work.task as task')
    .selectAll('task')
    .where('task.id', '=', id)
    .where(seenBy(call))
    .forUpdate('task')
    .executeTakeFirst();
  if (!row) return notFound;
  const arbitration = await openArbitration(call, id);
  return { row, arbitration, facts: factsOf(row, arbitration), caller: callerOf(call, row) };
}

export const openArbitration = (call: Call, taskId: string) =>
  tables(call)
    .selectFrom('work.arbitration')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('decided_at', 'is', null)
    .executeTakeFirst();

type Derived = 'fire_at' | 'waits_for' | 'hurt';
export type TaskChange = Partial<Omit<TaskRow, 'id' | 'number' | 'version' | Derived>>;

const earlier = (a: Date | null, b: Date | null) => (a === null ? b : b === null || a <= b ? a : b);

/** When it next fires, for whom it waits and where it stands in their inbox: all of it follows from the rest of the row. */
export function derive(row: Omit<TaskRow, Derived | 'number' | 'version'>): Pick<TaskRow, Derived> {
  const [clock, state] = [clockIn(row), row.state as TaskState];
  if (state === 'done' || state === 'cancelled') return { fire_at: null, waits_for: null, hurt: null };
  // A ladder waits while somebody is to decide whose task it is.
  const climbs = state === 'open' || state === 'in-progress';
  const fireAt = earlier(nextTick(clock), climbs ? row.escalate_at : null);
  if (state === 'arbitration') return { fire_at: fireAt, waits_for: null, hurt: null };
  const kind = state === 'returned' ? 'return' : (row.kind as TaskKind);
  const waitsFor = state === 'returned' ? (row.creator_id ?? row.owner_id) : row.owner_id;
  return { fire_at: fireAt, waits_for: waitsFor, hurt: hurtOf({ kind, urgency: urgencyOf(clock), at: row.due_at }) };
}

/** Saves a change of a locked task. `silent` leaves its version alone: time has passed, nobody has edited. */
export async function saveTask(call: Call, row: TaskRow, change: TaskChange, silent = false): Promise<TaskRow> {
  const next = { ...row, ...change };
  const saved = await tables(call)
    .updateTable('work.task')
    .set({ ...change, ...derive(next), version: silent ? row.version : row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await followDepartment(call, row, saved);
  return saved;
}

export interface Entry {
  readonly code: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly text?: string | null;
}

export async function addEntry(call: Call, taskId: string, { code, params = {}, text = null }: Entry): Promise<void> {
  await tables(call)
    .insertInto('work.task_entry')
    .values({
      id: randomUUID(),
      task_id: taskId,
      at: call.now,
      actor_name: call.actor.name,
      code,
      params: JSON.stringify(params),
      text: text === '' ? null : text,
    })
    .execute();
}

export async function nextNumber(call: Call, noun: 'task' | 'approval', today: string): Promise<string> {
  const { rows } = await sql<{ value: number }>`select nextval(${`work.${noun}_number`}) as value`.execute(call.tx);
  const prefix = noun === 'task' ? 'TK' : 'AP';
  return `${prefix}-${today.slice(0, 4)}-${String(rows[0]?.value ?? 0).padStart(4, '0')}`;
}
