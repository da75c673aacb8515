import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import type { Flow } from './flow.ts';
import { attempt, callOf, cursorOf, type Loaded } from './handling.ts';

export const parkedBehind = 'an earlier fact of this subject is parked';

export async function park(call: Call, flow: Flow, facts: readonly Loaded[], error: string): Promise<void> {
  const rows = facts.map(({ position, subjectId }) => ({
    flow: flow.name,
    position,
    subject_id: subjectId,
    error,
    parked_at: call.now,
  }));
  await call.tx.insertInto('platform.flow_parked').values(rows).execute();
}

/** As many as fit into a transaction that lasts no longer than one should. */
const retriedAtOnce = 200;

/**
 * For the operator: handles a flow's parked facts again, oldest first, at most 200, and returns how many it handled. A
 * subject whose fact fails again stays parked. The cursor is held meanwhile, so nothing is parked or handled beside it.
 */
export function retryParked(floor: Pick<Floor, 'db' | 'clock' | 'keyring' | 'blobs'>, flow: Flow): Promise<number> {
  return floor.db.transaction().execute(async (tx) => retryParkedIn(await callOf(floor, tx, flow), flow));
}

/** The same within a transaction that is open already. */
export async function retryParkedIn(call: Call, flow: Flow): Promise<number> {
  await cursorOf(call.tx, flow.name).executeTakeFirstOrThrow();
  const { rows } = await sql<Loaded>`
    select e.position, e.type, e.subject_id as "subjectId", e.occurred_at as "occurredAt", e.payload
    from platform.flow_parked p join platform.event e using (position)
    where p.flow = ${flow.name} order by e.position limit ${retriedAtOnce}`.execute(call.tx);
  const stopped = new Set<string>();
  let handled = 0;
  for (const fact of rows) {
    if (stopped.has(fact.subjectId)) continue;
    const error = await attempt(call, () => flow.handle(call, [fact]));
    if (error === null) handled += await unpark(call.tx, flow.name, fact.position);
    else {
      stopped.add(fact.subjectId);
      await noteError(call.tx, flow.name, fact.position, error.message);
    }
  }
  return handled;
}

/** Leaves one parked fact unhandled for good; the later ones of its subject can then be handled. */
export async function passOver(tx: Tx, flow: string, position: number): Promise<boolean> {
  await cursorOf(tx, flow).executeTakeFirst();
  return (await unpark(tx, flow, position)) > 0;
}

async function unpark(tx: Tx, flow: string, position: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('platform.flow_parked')
    .where('flow', '=', flow)
    .where('position', '=', position)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function noteError(tx: Tx, flow: string, position: number, error: string): Promise<void> {
  await tx
    .updateTable('platform.flow_parked')
    .set({ error })
    .where('flow', '=', flow)
    .where('position', '=', position)
    .execute();
}
