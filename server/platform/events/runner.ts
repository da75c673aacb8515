import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { writtenAtEnd } from '../database/at-end.ts';
import type { Tx } from '../database/database.ts';
import { isPassing } from '../database/trouble.ts';
import type { Floor } from '../floor.ts';
import type { Flow } from './flow.ts';
import { attempt, callOf, cursorOf, type Loaded } from './handling.ts';
import { park, parkedBehind } from './parked.ts';

interface Stride {
  readonly handled: number;
  readonly cursor: number;
  /** No fact for the flow was left when it looked. */
  readonly isLast: boolean;
}

type Handle = (call: Call, facts: readonly Loaded[]) => Promise<void>;

/** So many are handled one by one in a transaction, however many a flow takes together. */
const mostSingly = 500;

/**
 * Handles a flow's next facts, effects and cursor together; null when another process has the flow in hand. Where something
 * goes wrong, all of it is undone and the first of them are done again one by one.
 */
async function step(floor: Floor, flow: Flow): Promise<Stride | null> {
  try {
    return await stride(floor, flow, flow.batch, flow.handle);
  } catch (error) {
    if (isPassing(error)) throw error;
    return stride(floor, flow, Math.min(flow.batch, mostSingly), (call, facts) =>
      handleOneByOne(floor, call, flow, facts),
    );
  }
}

function stride(floor: Floor, flow: Flow, most: number, handle: Handle): Promise<Stride | null> {
  return floor.db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, flow);
    if (cursor === null) return null;
    const facts = await load(tx, flow, cursor, most);
    const last = facts.at(-1);
    if (!last) return { handled: 0, cursor, isLast: true };
    const call = await callOf(floor, tx, flow);
    const behind = facts.filter(({ isBehind }) => isBehind);
    if (behind.length > 0) await park(call, flow, behind, parkedBehind);
    if (behind.length < facts.length)
      await handle(
        call,
        facts.filter(({ isBehind }) => !isBehind),
      );
    await moveCursor(tx, flow, last.position);
    return { handled: facts.length, cursor: last.position, isLast: facts.length < most };
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
  await tx.executeQuery(move([[flow.name], [position]]));
}

/** Goes out with the commit. */
const move = writtenAtEnd(
  'platform.flow_cursor',
  'cursor_move',
  `update platform.flow_cursor held set position = given.position
  from unnest($1::text[], $2::bigint[]) as given (flow, position) where held.flow = given.flow`,
);

/** A subject with a parked fact keeps its order: its later facts are parked behind it. */
type Next = Loaded & { readonly isBehind: boolean };

async function load(tx: Tx, flow: Flow, after: number, most: number): Promise<Next[]> {
  const { rows } = await sql<Next>`
    select e.position, e.type, e.subject_id as "subjectId", e.occurred_at as "occurredAt", e.payload,
      e.subject_id in (select p.subject_id from platform.flow_parked p where p.flow = ${flow.name}) as "isBehind"
    from platform.event e
    where e.type in (${sql.join([...flow.types])}) and e.position > ${after}
    order by e.position limit ${most}`.execute(tx);
  return rows;
}

/** What this process knows of a flow: from this cursor on there was no fact for it, up to there. */
interface Hint {
  readonly cursor: number;
  readonly clearTo: number;
}

/** Only to save looking again: whoever moves a cursor back, or handles what came since, need not tell us. */
const hintsOf = new WeakMap<Floor['db'], Map<string, Hint>>();

async function standing(floor: Floor): Promise<{ head: number; cursors: Map<string, number> }> {
  const { rows } = await sql<{ head: number; flow: string; cursor: number }>`
    select head.position as head, cursor.flow, cursor.position as cursor
    from platform.seal_head head cross join platform.flow_cursor cursor where head.log = 'event'`.execute(floor.db);
  return { head: rows[0]?.head ?? 0, cursors: new Map(rows.map((row) => [row.flow, row.cursor])) };
}

/** The last position of each type that came after one. */
async function latestOf(floor: Floor, after: number, head: number): Promise<Map<string, number>> {
  if (after >= head) return new Map();
  const { rows } = await sql<{ type: string; position: number }>`/* hot flow_news */
    select type, max(position) as position from platform.event where position > ${after} and position <= ${head}
    group by type`.execute(floor.db);
  return new Map(rows.map((row) => [row.type, row.position]));
}

/** The flows for which there may be something; of the others it is noted how far there is nothing. */
async function concerned(floor: Floor, flows: readonly Flow[], hints: Map<string, Hint>): Promise<[Flow[], number]> {
  const { head, cursors } = await standing(floor);
  // As they are now: whoever runs flows beside us changes them.
  const known = flows.flatMap((flow) => {
    const hint = hints.get(flow.name);
    return hint !== undefined && (cursors.get(flow.name) ?? 0) >= hint.cursor ? [{ flow, clearTo: hint.clearTo }] : [];
  });
  const latest = await latestOf(floor, Math.min(head, ...known.map(({ clearTo }) => clearTo)), head);
  const isClear = ({ flow, clearTo }: (typeof known)[number]) =>
    flow.types.every((type) => (latest.get(type) ?? 0) <= clearTo);
  const clear = new Set(known.filter(isClear).map(({ flow }) => flow));
  for (const { name } of clear) hints.set(name, { cursor: cursors.get(name) ?? 0, clearTo: head });
  return [flows.filter((flow) => !clear.has(flow)), head];
}

/**
 * Lets every flow catch up and returns how many facts were handled. A flow in passing trouble (a deadlock, a lost
 * connection) does not hold up the others; its error is thrown at the end.
 */
export async function runFlows(floor: Floor, flows: readonly Flow[]): Promise<number> {
  const hints = hintsOf.get(floor.db) ?? new Map<string, Hint>();
  hintsOf.set(floor.db, hints);
  const [open, head] = await concerned(floor, flows, hints);
  const troubles: unknown[] = [];
  let total = 0;
  for (const flow of open) {
    hints.delete(flow.name);
    try {
      let stride = await step(floor, flow);
      for (; stride !== null && !stride.isLast; stride = await step(floor, flow)) total += stride.handled;
      total += stride?.handled ?? 0;
      if (stride) hints.set(flow.name, { cursor: stride.cursor, clearTo: head });
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
