import { setTimeout as sleep } from 'node:timers/promises';
import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Call } from '../call.ts';
import { setClock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import { isPassing } from '../database/trouble.ts';
import { type Flow, lanesOf } from '../events/flow.ts';
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

/** When each timer is due next. */
type Dues = readonly { readonly timer: Timer; readonly at: Date | null }[];

export interface Sweep {
  readonly fired: number;
  /** Whether any timer was due. */
  readonly swept: boolean;
  /** When each is due next, as it was before anything fired. */
  readonly dues: Dues;
}

/**
 * One sweep of each timer that is due now; whoever calls comes again while something fires, so that facts can be sealed
 * and handled in between. Safe in many processes: each row is fired by whoever locks it. A timer that fails does not hold
 * up the others; its error is thrown at the end. `known`: when they are due, where that was asked just now.
 */
export async function sweepDue(floor: Floor, timers: readonly Timer[], known?: Dues): Promise<Sweep> {
  const now = await floor.clock.now(floor.db);
  const dues = known ?? (await duesOf(floor.db, timers));
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
  return { fired, swept: ripe.length > 0, dues };
}

/** The same; how many fired. */
export const fireDueTimers = async (floor: Floor, timers: readonly Timer[]): Promise<number> =>
  (await sweepDue(floor, timers)).fired;

const mostTries = 3;

/** A lane may lose a lock to another: then it goes on from where it was. */
async function runLane(floor: Floor, lane: readonly Flow[]): Promise<number> {
  for (let tried = 1; ; tried += 1)
    try {
      return await runFlows(floor, lane);
    } catch (error) {
      if (tried === mostTries || !isPassing(error)) throw error;
    }
}

/** Seals and lets flows act, until there are no facts left to handle. */
async function letFlow(floor: Floor, flows: readonly Flow[]): Promise<void> {
  const lanes = lanesOf(flows);
  await sealAll(floor.db);
  do await Promise.all(lanes.map((lane) => runLane(floor, lane)));
  while ((await sealAll(floor.db)) > 0);
}

/** Seals, lets flows act, fires timers, until nothing is left to do at this instant. Returns when there will be something again. */
export async function settle(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Promise<Dues> {
  for (let idle = 0; ; ) {
    await letFlow(floor, flows);
    const { fired, swept, dues: before } = await sweepDue(floor, timers);
    if (!swept) return before;
    idle = fired > 0 ? 0 : idle + 1;
    if (idle === 0) continue;
    // Who had nothing to do may be due at another instant now; a row that a request has locked is passed over, and free in a moment.
    const dues = await duesOf(floor.db, timers);
    const due = earliest(dues);
    if (idle > mostIdle || due === null || due > (await floor.clock.now(floor.db))) return dues;
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
  let dues = await settle(standing(floor, await floor.clock.now(floor.db)), flows, timers);
  let before: Date | null = null;
  for (let due = earliest(dues); due && due <= target; due = earliest(dues)) {
    if (before && due <= before) throw new Error(`advanceTo: what was due at ${due.toISOString()} does not fire`);
    const then = standing(floor, await setClock(floor.db, due));
    before = due;
    await sweepDue(then, timers, dues);
    dues = await settle(then, flows, timers);
  }
  await setClock(floor.db, target);
  return earliest(dues);
}

/** Nobody else moves the clock meanwhile, so that it need not be read again for everything that happens at one instant. */
const standing = (floor: Floor, at: Date): Floor => ({ ...floor, clock: { mode: 'stepped', now: async () => at } });

type Asked = Pick<Database | Tx, 'executeQuery' | 'getExecutor'>;
const asked = new WeakMap<readonly Timer[], CompiledQuery<Record<number, Date | null>>>();

/** The same text for the same timers, written once. */
function askingFor(db: Asked, timers: readonly Timer[]): CompiledQuery<Record<number, Date | null>> {
  const known = asked.get(timers);
  if (known) return known;
  const columns = timers.map(({ due }, index) => sql`(${due}) as ${sql.ref(String(index))}`);
  const query = sql<Record<number, Date | null>>`select ${sql.join(columns)}`.compile(db);
  asked.set(timers, query);
  return query;
}

/** When each timer is due next. */
export async function duesOf(db: Asked, timers: readonly Timer[]): Promise<Dues> {
  if (timers.length === 0) return [];
  const { rows } = await db.executeQuery(askingFor(db, timers));
  return timers.map((timer, index) => ({ timer, at: rows[0]?.[index] ?? null }));
}

/** When the next business timer is due, over all modules. */
export async function nextDue(db: Database, timers: readonly Timer[]): Promise<Date | null> {
  return earliest(await duesOf(db, timers));
}

function earliest(dues: Dues): Date | null {
  const times = dues.flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
