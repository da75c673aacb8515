import { setTimeout as pause } from 'node:timers/promises';
import { type Flow, lanesOf } from '../events/flow.ts';
import { runFlows } from '../events/runner.ts';
import { sealOnce } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { openSleep, type Sleep } from '../sleep.ts';
import { wakeBy } from './nudge.ts';
import { fireDueTimers, type Timer } from './timers.ts';

/** What is committed within it is sealed together. */
const gatherMs = 10;
const busyRestMs = 20;
/** Flows that had much to do rest as long as they worked, up to this: what comes meanwhile is written together, and sealed undisturbed. */
const longestRestMs = 500;
/** Fewer facts at once are no burden. */
const many = 200;
const idleRestMs = 150;
const timerRestMs = 1_000;

export interface Heartbeat {
  stop(): Promise<void>;
}

/** What the loops of a heartbeat share. */
interface Beating {
  readonly floor: Floor;
  readonly sealer: Sleep;
  readonly isStopping: () => boolean;
}

async function attempt<Done>({ floor }: Beating, work: () => Promise<Done>, failed: Done): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    floor.log.error({ error }, 'heartbeat failed');
    return failed;
  }
}

async function sealOn(beating: Beating, actors: readonly Sleep[]): Promise<void> {
  const { floor, sealer, isStopping } = beating;
  while (!isStopping()) {
    const { sealed, unripe } = await attempt(beating, () => sealOnce(floor.db), { sealed: 0, unripe: false });
    if (sealed > 0) {
      for (const actor of actors) actor.wake();
      await pause(gatherMs);
    }
    if (!isStopping()) await sealer.rest(sealed > 0 || unripe ? busyRestMs : idleRestMs);
  }
}

/** Sweeps timers once a second, whenever it is asked. What is left over is swept when asked again, after facts have had their turn. */
function sweepOf(beating: Beating, timers: readonly Timer[]): () => Promise<number> {
  let sweptAt = 0;
  return async () => {
    const uptime = performance.now();
    if (beating.isStopping() || uptime - sweptAt < timerRestMs) return 0;
    const fired = await attempt(beating, () => fireDueTimers(beating.floor, timers), 0);
    if (fired === 0) sweptAt = uptime;
    return fired;
  };
}

async function actOn(
  beating: Beating,
  { lane, actor, sweep }: { lane: readonly Flow[]; actor: Sleep; sweep: (() => Promise<number>) | null },
): Promise<void> {
  const { floor, sealer, isStopping } = beating;
  while (!isStopping()) {
    const began = performance.now();
    const handled = await attempt(beating, () => runFlows(floor, lane), 0);
    const worked = performance.now() - began;
    const done = handled + ((await sweep?.()) ?? 0);
    if (done > 0) sealer.wake();
    if (handled > many && !isStopping()) await pause(Math.min(worked, longestRestMs));
    if (!isStopping()) await actor.rest(done > 0 ? busyRestMs : idleRestMs);
  }
}

async function labourOn(beating: Beating, labourer: Sleep, timers: readonly Timer[]): Promise<void> {
  const { floor, isStopping } = beating;
  while (!isStopping()) {
    const fired = await attempt(beating, () => fireDueTimers(floor, timers), 0);
    if (!isStopping()) await labourer.rest(fired > 0 ? busyRestMs : timerRestMs);
  }
}

/**
 * The pulse of a serving process. Facts are sealed as soon as they are committed, whatever flows and timers are at: who watches the log
 * hears of them by then. Flows run on what was sealed, each lane in a loop of its own; timers are swept once a second, long ones in a
 * loop of their own.
 */
export function startHeartbeat(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Heartbeat {
  let stopping = false;
  const sealer = openSleep();
  const labourer = openSleep();
  const beating = { floor, sealer, isStopping: () => stopping };
  const sweep = sweepOf(
    beating,
    timers.filter(({ isLong }) => !isLong),
  );
  const lanes = lanesOf(flows).map((lane, place) => ({ lane, actor: openSleep(), sweep: place === 0 ? sweep : null }));
  const actors = lanes.map(({ actor }) => actor);
  const long = timers.filter(({ isLong }) => isLong);
  wakeBy(floor.db, sealer.wake);
  const running = Promise.all([
    sealOn(beating, actors),
    ...lanes.map((lane) => actOn(beating, lane)),
    labourOn(beating, labourer, long),
  ]);
  return {
    stop: async () => {
      stopping = true;
      for (const sleep of [sealer, ...actors, labourer]) sleep.wake();
      await running;
    },
  };
}
