import { setTimeout as sleep } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../call.ts';
import { setClock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Flow } from '../events/flow.ts';
import { runFlows } from '../events/runner.ts';
import { sealAll } from '../events/sealer.ts';
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
const mostIdle = 4;
const idleMs = 5;

async function sweep(floor: Floor, timer: Timer): Promise<number> {
  return inSystemCall(floor, `timer:${timer.name}`, (call) => timer.fireDue(call, sweepSize));
}

export interface Sweep {
  readonly fired: number;
  /** Whether any timer was due. */
  readonly swept: boolean;
  /** When the next of them is due, as it was before anything fired. */
  readonly nextDue: Date | null;
}

/**
 * One sweep of each timer that is due now; whoever calls comes again while something fires, so that facts can be sealed
 * and handled in between. Safe in many processes: each row is fired by whoever locks it. A timer that fails does not hold
 * up the others; its error is thrown at the end.
 */
export async function sweepDue(floor: Floor, timers: readonly Timer[]): Promise<Sweep> {
  const now = await floor.clock.now(floor.db);
  const dues = await duesOf(floor.db, timers);
  const troubles: unknown[] = [];
  const ripe = dues.filter(({ at }) => at !== null && at <= now);
  let fired = 0;
  for (const { timer } of ripe) {
    try {
      fired += await sweep(floor, timer);
    } catch (error) {
      floor.log.error({ timer: timer.name, error }, 'timer failed');
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0];
  return { fired, swept: ripe.length > 0, nextDue: earliest(dues) };
}

/** The same; how many fired. */
export const fireDueTimers = async (floor: Floor, timers: readonly Timer[]): Promise<number> =>
  (await sweepDue(floor, timers)).fired;

/** Seals and lets flows act, until there are no facts left to handle. */
async function letFlow(floor: Floor, flows: readonly Flow[]): Promise<void> {
  while ((await sealAll(floor.db)) + (await runFlows(floor, flows)) > 0);
}

/** Seals, lets flows act, fires timers, until nothing is left to do at this instant. Returns when there will be something again. */
export async function settle(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Promise<Date | null> {
  for (let idle = 0; ; ) {
    await letFlow(floor, flows);
    const { fired, swept, nextDue } = await sweepDue(floor, timers);
    if (!swept) return nextDue;
    idle = fired > 0 ? 0 : idle + 1;
    if (idle === 0) continue;
    // Who had nothing to do may be due at another instant now; a row that a request has locked is passed over, and free in a moment.
    const due = earliest(await duesOf(floor.db, timers));
    if (idle > mostIdle || due === null || due > (await floor.clock.now(floor.db))) return due;
    await sleep(idleMs);
  }
}

/**
 * Moves a stepped clock to `target`, stopping at every due time on the way, in order, so that each timer fires at its
 * own minute; returns when timers and flows are idle, and when the next timer is due.
 */
export async function advanceTo(
  floor: Floor,
  flows: readonly Flow[],
  timers: readonly Timer[],
  target: Date,
): Promise<Date | null> {
  if (floor.clock.mode !== 'stepped')
    throw new Error('advanceTo: the clock is real; only a stepped clock can be moved');
  let due = await settle(standing(floor, await floor.clock.now(floor.db)), flows, timers);
  let before: Date | null = null;
  while (due && due <= target) {
    if (before && due <= before) throw new Error(`advanceTo: what was due at ${due.toISOString()} does not fire`);
    const then = standing(floor, await setClock(floor.db, due));
    before = due;
    await sweepDue(then, timers);
    due = await settle(then, flows, timers);
  }
  await setClock(floor.db, target);
  return due;
}

/** Nobody else moves the clock meanwhile, so that it need not be read again for everything that happens at one instant. */
const standing = (floor: Floor, at: Date): Floor => ({ ...floor, clock: { mode: 'stepped', now: async () => at } });

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
  return earliest(await duesOf(db, timers));
}

function earliest(dues: readonly { readonly at: Date | null }[]): Date | null {
  const times = dues.flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
