import type { Flow } from '../events/flow.ts';
import { runFlows } from '../events/runner.ts';
import { seal } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { wakeBy } from './nudge.ts';
import { fireDueTimers, type Timer } from './timers.ts';

const busyPauseMs = 20;
const idlePauseMs = 150;
const timerPauseMs = 1_000;

export interface Heartbeat {
  stop(): Promise<void>;
}

/** The pulse of a serving process: seals and runs flows many times a second, sweeps timers once a second. */
export function startHeartbeat(floor: Floor, flows: readonly Flow[], timers: readonly Timer[]): Heartbeat {
  let stopping = false;
  let wake: () => void = () => undefined;
  let sweptAt = 0;
  /** Something was committed while it was at work: it need not be idle first. */
  let nudged = false;

  const attempt = (work: () => Promise<number>): Promise<number> =>
    work().catch((error: unknown) => {
      floor.log.error({ error }, 'heartbeat failed');
      return 0;
    });

  const beat = async (): Promise<number> => {
    const sealed = await attempt(() => seal(floor.db));
    const handled = await attempt(() => runFlows(floor, flows));
    const uptime = performance.now();
    if (stopping || uptime - sweptAt < timerPauseMs) return sealed + handled;
    const fired = await attempt(() => fireDueTimers(floor, timers));
    // What is left over is swept again at the next beat, after facts have had their turn.
    if (fired === 0) sweptAt = uptime;
    return sealed + handled + fired;
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timeout);
        resolve();
      };
    });

  const run = async () => {
    while (!stopping) {
      nudged = false;
      const done = await beat();
      if (!stopping) await pause(done > 0 || nudged ? busyPauseMs : idlePauseMs);
    }
  };

  wakeBy(floor.db, () => {
    nudged = true;
    wake();
  });
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
