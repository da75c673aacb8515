import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { system } from '../permissions/actor.ts';
import type { Fact, Flow } from './flow.ts';

type Loaded = Fact<unknown>;

/** One step of one flow: how many facts it handled, 0 when it is up to date, null when another process has it in hand. */
async function step(floor: Floor, flow: Flow): Promise<number | null> {
  try {
    return await floor.db.transaction().execute((tx) => handleNext(floor, tx, flow, flow.batch));
  } catch (error) {
    floor.log.warn({ flow: flow.name, error }, 'batch failed: handling its facts one by one');
    return stepOneByOne(floor, flow);
  }
}

/** After a failed batch: each fact alone, so that only the one that cannot be handled is parked, with its subject. */
async function stepOneByOne(floor: Floor, flow: Flow): Promise<number | null> {
  let handled = 0;
  for (let index = 0; index < flow.batch; index += 1) {
    const one = await floor.db
      .transaction()
      .execute((tx) => handleNext(floor, tx, flow, 1))
      .catch((error: unknown) => park(floor, flow, error as Error));
    if (one === null) return null;
    if (one === 0) break;
    handled += one;
  }
  return handled;
}

async function handleNext(floor: Floor, tx: Tx, flow: Flow, limit: number): Promise<number | null> {
  const cursor = await lockCursor(tx, flow);
  if (cursor === null) return null;
  const facts = await load(tx, flow, cursor, limit);
  const last = facts.at(-1);
  if (!last) return 0;
  const open = await withoutParkedSubjects(tx, flow, facts);
  if (open.length > 0) await flow.handle(await callOf(floor, tx, flow), open);
  await moveCursor(tx, flow, last.position);
  return facts.length;
}

async function callOf(floor: Floor, tx: Tx, flow: Flow): Promise<Call> {
  return {
    tx,
    actor: system(`flow:${flow.name}`),
    now: await floor.clock.now(tx),
    requestId: `flow:${flow.name}`,
    keyring: floor.keyring,
  };
}

async function lockCursor(tx: Tx, flow: Flow): Promise<number | null> {
  const row = await tx
    .selectFrom('platform.flow_cursor')
    .select('position')
    .where('flow', '=', flow.name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.position ?? null;
}

async function moveCursor(tx: Tx, flow: Flow, position: number): Promise<void> {
  await tx.updateTable('platform.flow_cursor').set({ position }).where('flow', '=', flow.name).execute();
}

async function load(tx: Tx, flow: Flow, after: number, limit: number): Promise<Loaded[]> {
  const rows = await tx
    .selectFrom('platform.event')
    .select(['position', 'type', 'subject_id', 'occurred_at', 'payload'])
    .where('type', 'in', [...flow.types])
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: row.position ?? 0,
    type: row.type,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    payload: row.payload,
  }));
}

/** A subject with a parked fact keeps its order: its later facts are parked behind it. */
async function withoutParkedSubjects(tx: Tx, flow: Flow, facts: readonly Loaded[]): Promise<readonly Loaded[]> {
  const parked = await tx
    .selectFrom('platform.flow_parked')
    .select('subject_id')
    .distinct()
    .where('flow', '=', flow.name)
    .execute();
  if (parked.length === 0) return facts;
  const stopped = new Set(parked.map((row) => row.subject_id));
  const behind = facts.filter((fact) => stopped.has(fact.subjectId));
  if (behind.length > 0)
    await tx
      .insertInto('platform.flow_parked')
      .values(behind.map((fact) => parkedRow(flow, fact, 'an earlier fact of this subject is parked', fact.occurredAt)))
      .execute();
  return facts.filter((fact) => !stopped.has(fact.subjectId));
}

function parkedRow(flow: Flow, fact: Loaded, error: string, at: Date) {
  return { flow: flow.name, position: fact.position, subject_id: fact.subjectId, error, parked_at: at };
}

async function park(floor: Floor, flow: Flow, error: Error): Promise<number | null> {
  floor.log.error({ flow: flow.name, error }, 'fact parked');
  return floor.db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, flow);
    if (cursor === null) return null;
    const [fact] = await load(tx, flow, cursor, 1);
    if (!fact) return 0;
    await tx
      .insertInto('platform.flow_parked')
      .values(parkedRow(flow, fact, error.message, await floor.clock.now(tx)))
      .execute();
    await moveCursor(tx, flow, fact.position);
    return 1;
  });
}

/**
 * Which head each flow had caught up with in this process. Only a hint that saves looking again: positions are dense, so
 * an unmoved head means that there is nothing new.
 */
const caughtUp = new WeakMap<Floor['db'], Map<string, number>>();

async function headOf(floor: Floor): Promise<number> {
  const head = await floor.db
    .selectFrom('platform.seal_head')
    .select('position')
    .where('log', '=', 'event')
    .executeTakeFirstOrThrow();
  return head.position;
}

/** Lets every flow catch up. Returns how many facts were handled. */
export async function runFlows(floor: Floor, flows: readonly Flow[]): Promise<number> {
  const head = await headOf(floor);
  const heads = caughtUp.get(floor.db) ?? new Map<string, number>();
  caughtUp.set(floor.db, heads);
  let total = 0;
  for (const flow of flows) {
    if (heads.get(flow.name) === head) continue;
    let handled = await step(floor, flow);
    while (handled !== null && handled > 0) {
      total += handled;
      handled = await step(floor, flow);
    }
    if (handled === 0) heads.set(flow.name, head);
  }
  return total;
}

/** Starts a flow over from the first fact, to rebuild what it made; the caller empties that first. */
export async function replay(floor: Floor, flow: string): Promise<void> {
  await floor.db.updateTable('platform.flow_cursor').set({ position: 0 }).where('flow', '=', flow).execute();
  caughtUp.get(floor.db)?.delete(flow);
}

export async function registerFlows(floor: Floor, flows: readonly Flow[]): Promise<void> {
  if (flows.length === 0) return;
  await floor.db
    .insertInto('platform.flow_cursor')
    .values(flows.map((flow) => ({ flow: flow.name, position: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Handles a flow's parked facts again, oldest first; stops at the first that still fails. For the operator. */
export async function retryParked(floor: Floor, flow: Flow): Promise<number> {
  return floor.db.transaction().execute(async (tx) => {
    const rows = await sql<Loaded>`
      select e.position, e.type, e.subject_id as "subjectId", e.occurred_at as "occurredAt", e.payload
      from platform.flow_parked p join platform.event e using (position)
      where p.flow = ${flow.name} order by e.position for update of p`.execute(tx);
    if (rows.rows.length === 0) return 0;
    await flow.handle(await callOf(floor, tx, flow), rows.rows);
    await tx.deleteFrom('platform.flow_parked').where('flow', '=', flow.name).execute();
    return rows.rows.length;
  });
}
