import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import type { Flow } from './flow.ts';
import { attempt, callOf, cursorOf, type Loaded } from './handling.ts';
import { park, parkedBehind, withoutParkedSubjects } from './parked.ts';

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
