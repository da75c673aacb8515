import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import { isPassing } from '../database/trouble.ts';
import type { Floor } from '../floor.ts';
import { systemCall } from '../system-call.ts';
import type { Fact, Flow } from './flow.ts';

type Loaded = Fact<unknown>;

interface Stride {
  readonly handled: number;
  readonly cursor: number;
}

/** Handles a flow's next facts, effects and cursor together; null when another process has the flow in hand. */
async function step(floor: Floor, flow: Flow): Promise<Stride | null> {
  return floor.db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, flow);
    if (cursor === null) return null;
    const facts = await load(tx, flow, cursor);
    const last = facts.at(-1);
    if (!last) return { handled: 0, cursor };
    const call = await callOf(floor, tx, flow);
    const open = await withoutParkedSubjects(call, flow, facts);
    const error = open.length === 0 ? null : await attempt(call, () => flow.handle(call, open));
    if (error) await handleOneByOne(floor, call, flow, open);
    await moveCursor(tx, flow, last.position);
    return { handled: facts.length, cursor: last.position };
  });
}

/** After a failed batch: only the fact that cannot be handled is parked, and behind it the later ones of its subject. */
async function handleOneByOne(floor: Floor, call: Call, flow: Flow, facts: readonly Loaded[]): Promise<void> {
  const stopped = new Set<string>();
  for (const fact of facts) {
    if (stopped.has(fact.subjectId)) {
      await park(call, flow, [fact], parkedBehind);
      continue;
    }
    const error = await attempt(call, () => flow.handle(call, [fact]));
    if (error === null) continue;
    floor.log.error({ flow: flow.name, position: fact.position, error }, 'fact parked');
    stopped.add(fact.subjectId);
    await park(call, flow, [fact], error.message);
  }
}

/** Acts within a savepoint. An error is returned with its effects undone; trouble of the moment ends the transaction. */
async function attempt(call: Call, act: () => Promise<void>): Promise<Error | null> {
  await sql`savepoint attempt`.execute(call.tx);
  try {
    await act();
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(call.tx);
    return error instanceof Error ? error : new Error(String(error));
  }
  await sql`release savepoint attempt`.execute(call.tx);
  return null;
}

const callOf = (floor: Floor, tx: Tx, flow: Flow): Promise<Call> => systemCall(floor, tx, `flow:${flow.name}`);

const cursorOf = (tx: Tx, flow: string) =>
  tx.selectFrom('platform.flow_cursor').select('position').where('flow', '=', flow).forUpdate();

async function lockCursor(tx: Tx, flow: Flow): Promise<number | null> {
  const row = await cursorOf(tx, flow.name).skipLocked().executeTakeFirst();
  return row?.position ?? null;
}

async function moveCursor(tx: Tx, flow: Flow, position: number): Promise<void> {
  await tx.updateTable('platform.flow_cursor').set({ position }).where('flow', '=', flow.name).execute();
}

async function load(tx: Tx, flow: Flow, after: number): Promise<Loaded[]> {
  const rows = await tx
    .selectFrom('platform.event')
    .select(['position', 'type', 'subject_id', 'occurred_at', 'payload'])
    .where('type', 'in', [...flow.types])
    .where('position', '>', after)
    .orderBy('position')
    .limit(flow.batch)
    .execute();
  return rows.map((row) => ({
    position: row.position ?? 0,
    type: row.type,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    payload: row.payload,
  }));
}

const parkedBehind = 'an earlier fact of this subject is parked';

/** A subject with a parked fact keeps its order: its later facts are parked behind it. */
async function withoutParkedSubjects(call: Call, flow: Flow, facts: readonly Loaded[]): Promise<readonly Loaded[]> {
  const subjects = [...new Set(facts.map((fact) => fact.subjectId))];
  const parked = await call.tx
    .selectFrom('platform.flow_parked')
    .select('subject_id')
    .distinct()
    .where('flow', '=', flow.name)
    .where('subject_id', 'in', subjects)
    .execute();
  if (parked.length === 0) return facts;
  const stopped = new Set(parked.map((row) => row.subject_id));
  const behind = facts.filter((fact) => stopped.has(fact.subjectId));
  await park(call, flow, behind, parkedBehind);
  return facts.filter((fact) => !stopped.has(fact.subjectId));
}

async function park(call: Call, flow: Flow, facts: readonly Loaded[], error: string): Promise<void> {
  const rows = facts.map(({ position, subjectId }) => ({
    flow: flow.name,
    position,
    subject_id: subjectId,
    error,
    parked_at: call.now,
  }));
  await call.tx.insertInto('platform.flow_parked').values(rows).execute();
}

/**
 * Where each flow stood, and under which head, when this process last found nothing for it. Only a hint that saves
 * looking again: with head and cursor unmoved there is nothing new, whoever may have moved them.
 */
const caughtUp = new WeakMap<Floor['db'], Map<string, string>>();

async function standing(floor: Floor): Promise<{ head: number; cursors: Map<string, number> }> {
  const { rows } = await sql<{ head: number; flow: string; cursor: number }>`
    select head.position as head, cursor.flow, cursor.position as cursor
    from platform.seal_head head cross join platform.flow_cursor cursor where head.log = 'event'`.execute(floor.db);
  return { head: rows[0]?.head ?? 0, cursors: new Map(rows.map((row) => [row.flow, row.cursor])) };
}

/**
 * Lets every flow catch up and returns how many facts were handled. A flow in passing trouble (a deadlock, a lost
 * connection) does not hold up the others; its error is thrown at the end.
 */
export async function runFlows(floor: Floor, flows: readonly Flow[]): Promise<number> {
  const { head, cursors } = await standing(floor);
  const hints = caughtUp.get(floor.db) ?? new Map<string, string>();
  caughtUp.set(floor.db, hints);
  const troubles: unknown[] = [];
  let total = 0;
  for (const flow of flows) {
    if (hints.get(flow.name) === `${head}:${cursors.get(flow.name)}`) continue;
    try {
      let stride = await step(floor, flow);
      for (; stride !== null && stride.handled > 0; stride = await step(floor, flow)) total += stride.handled;
      if (stride) hints.set(flow.name, `${head}:${stride.cursor}`);
    } catch (error) {
      floor.log.warn({ flow: flow.name, error }, 'flow could not run');
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0];
  return total;
}

/** Starts a flow over from the first fact, to rebuild what it made; the caller empties that first. */
export async function replay(floor: Floor, flow: string): Promise<void> {
  await floor.db.transaction().execute(async (tx) => {
    await cursorOf(tx, flow).executeTakeFirstOrThrow();
    await tx.deleteFrom('platform.flow_parked').where('flow', '=', flow).execute();
    await tx.updateTable('platform.flow_cursor').set({ position: 0 }).where('flow', '=', flow).execute();
  });
}

export async function registerFlows(floor: Floor, flows: readonly Flow[]): Promise<void> {
  if (flows.length === 0) return;
  await floor.db
    .insertInto('platform.flow_cursor')
    .values(flows.map((flow) => ({ flow: flow.name, position: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * For the operator: handles a flow's parked facts again, oldest first, and returns how many it handled. A subject whose
 * fact fails again stays parked. The cursor is held meanwhile, so nothing is parked or handled beside it.
 */
export async function retryParked(floor: Floor, flow: Flow): Promise<number> {
  return floor.db.transaction().execute(async (tx) => {
    await cursorOf(tx, flow.name).executeTakeFirstOrThrow();
    const { rows } = await sql<Loaded>`
      select e.position, e.type, e.subject_id as "subjectId", e.occurred_at as "occurredAt", e.payload
      from platform.flow_parked p join platform.event e using (position)
      where p.flow = ${flow.name} order by e.position`.execute(tx);
    const call = await callOf(floor, tx, flow);
    const stopped = new Set<string>();
    let handled = 0;
    for (const fact of rows) {
      if (stopped.has(fact.subjectId)) continue;
      const error = await attempt(call, () => flow.handle(call, [fact]));
      const row = { flow: flow.name, position: fact.position };
      if (error === null) handled += await unpark(tx, row);
      else {
        stopped.add(fact.subjectId);
        await noteError(tx, row, error.message);
      }
    }
    return handled;
  });
}

interface ParkedRow {
  readonly flow: string;
  readonly position: number;
}

async function unpark(tx: Tx, { flow, position }: ParkedRow): Promise<number> {
  await tx.deleteFrom('platform.flow_parked').where('flow', '=', flow).where('position', '=', position).execute();
  return 1;
}

async function noteError(tx: Tx, { flow, position }: ParkedRow, error: string): Promise<void> {
  await tx
    .updateTable('platform.flow_parked')
    .set({ error })
    .where('flow', '=', flow)
    .where('position', '=', position)
    .execute();
}
