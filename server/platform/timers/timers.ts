import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../call.ts';
import { setClock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Flow } from '../events/flow.ts';
import { runFlows } from '../events/runner.ts';
import { seal } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { inSystemCall } from '../system-call.ts';

/** Business timers: rows with a due time in the module that owns them. One platform job sweeps them all. */
export interface Timer {
  readonly name: string;
  /** The earliest due time not yet fired, or null, as one value of SQL: all timers are asked in one query. */
  readonly due: RawBuilder<Date | null>;
  /** What it does may take seconds: it is swept beside the others, which it must not hold up. */
  readonly isLong?: true;
  /** Locks (skipping locked rows) and fires what is due at `call.now`, at most `limit`; returns how many. */
  fireDue(call: Call, limit: number): Promise<number>;
}

const sweepSize = 100;

async function sweep(floor: Floor, timer: Timer): Promise<number> {
  return inSystemCall(floor, `timer:${timer.name}`, (call) => timer.fireDue(call, sweepSize));
}

/**
 * One sweep of each timer that is due now; whoever calls comes again while something fires, so that facts can be sealed
 * and handled in between. Safe in many processes: each row is fired by whoever locks it. A timer that fails does not hold
 * up the others; its error is thrown at the end.
 */
export async function fireDueTimers(floor: Floor, timers: readonly Timer[]): Promise<number> {
  const now = await floor.clock.now(floor.db);
  const troubles: unknown[] = [];
  let total = 0;
  for (const { timer, at } of await duesOf(floor.db, timers)) {
    if (at === null || at > now) continue;
    try {
      total += await sweep(floor, timer);
    } catch (error) {
      floor.log.error({ timer: timer.name, error }, 'timer failed');
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0];
  return total;
}

/** Seals, lets flows act, fires timers, until nothing is left to do at this instant. */
export async function settle(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Promise<void> {
  for (;;) {
    const sealed = await seal(floor.db);
    const handled = await runFlows(floor, flows);
    const fired = await fireDueTimers(floor, timers);
    if (sealed + handled + fired === 0) return;
  }
}

/**
 * Moves a stepped clock to `target`, stopping at every due time on the way, in order, so that each timer fires at its
 * own minute; returns when timers and flows are idle.
 */
export async function advanceTo(
  floor: Floor,
  flows: readonly Flow[],
  timers: readonly Timer[],
  target: Date,
): Promise<void> {
  if (floor.clock.mode !== 'stepped')
    throw new Error('advanceTo: the clock is real; only a stepped clock can be moved');
  await settle(floor, flows, timers);
  let before: Date | null = null;
  for (;;) {
    const due = await nextDue(floor.db, timers);
    if (!due || due > target) break;
    if (before && due <= before) throw new Error(`advanceTo: what was due at ${due.toISOString()} does not fire`);
    await setClock(floor.db, due);
    await settle(floor, flows, timers);
    before = due;
  }
  await setClock(floor.db, target);
  await settle(floor, flows, timers);
}

/** When each timer is due next. */
export async function duesOf(
  db: Pick<Database | Tx, 'executeQuery' | 'getExecutor'>,
  timers: readonly Timer[],
): Promise<{ timer: Timer; at: Date | null }[]> {
  if (timers.length === 0) return [];
  const columns = timers.map(({ due }, index) => sql`(${due}) as ${sql.ref(String(index))}`);
  const { rows } = await sql<Record<number, Date | null>>`select ${sql.join(columns)}`.execute(db);
  return timers.map((timer, index) => ({ timer, at: rows[0]?.[index] ?? null }));
}

/** When the next business timer is due, over all modules. */
export async function nextDue(db: Database, timers: readonly Timer[]): Promise<Date | null> {
  const times = (await duesOf(db, timers)).flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
