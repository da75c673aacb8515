import { setTimeout as pause } from 'node:timers/promises';
import type { Flow } from '../events/flow.ts';
import { runFlows } from '../events/runner.ts';
import { sealOnce } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { openSleep } from '../sleep.ts';
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

/**
 * The pulse of a serving process. Facts are sealed as soon as they are committed, whatever flows and timers are at: who watches the log
 * hears of them by then. Flows run on what was sealed; timers are swept once a second, long ones in a loop of their own.
 */
export function startHeartbeat(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Heartbeat {
  let stopping = false;
  const sealer = openSleep();
  const actor = openSleep();

  const attempt = <Done>(work: () => Promise<Done>, failed: Done): Promise<Done> =>
    work().catch((error: unknown) => {
      floor.log.error({ error }, 'heartbeat failed');
      return failed;
    });

  const sealOn = async () => {
    while (!stopping) {
      const { sealed, unripe } = await attempt(() => sealOnce(floor.db), { sealed: 0, unripe: false });
      if (sealed > 0) {
        actor.wake();
        await pause(gatherMs);
      }
      if (!stopping) await sealer.rest(sealed > 0 || unripe ? busyRestMs : idleRestMs);
    }
  };

  const [long, short] = [timers.filter(({ isLong }) => isLong), timers.filter(({ isLong }) => !isLong)];
  let sweptAt = 0;
  const sweep = async (): Promise<number> => {
    const uptime = performance.now();
    if (stopping || uptime - sweptAt < timerRestMs) return 0;
    const fired = await attempt(() => fireDueTimers(floor, short), 0);
    // What is left over is swept again at the next beat, after facts have had their turn.
    if (fired === 0) sweptAt = uptime;
    return fired;
  };

  const actOn = async () => {
    while (!stopping) {
      const began = performance.now();
      const handled = await attempt(() => runFlows(floor, flows), 0);
      const worked = performance.now() - began;
      const done = handled + (await sweep());
      if (done > 0) sealer.wake();
      if (handled > many && !stopping) await pause(Math.min(worked, longestRestMs));
      if (!stopping) await actor.rest(done > 0 ? busyRestMs : idleRestMs);
    }
  };

  const labourer = openSleep();
  const labourOn = async () => {
    while (!stopping) {
      const fired = await attempt(() => fireDueTimers(floor, long), 0);
      if (!stopping) await labourer.rest(fired > 0 ? busyRestMs : timerRestMs);
    }
  };

  wakeBy(floor.db, sealer.wake);
  const running = Promise.all([sealOn(), actOn(), labourOn()]);
  return {
    stop: async () => {
      stopping = true;
      sealer.wake();
      actor.wake();
      labourer.wake();
      await running;
    },
  };
}
