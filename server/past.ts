import { clockOf } from './platform/clock/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { runFlows } from './platform/events/runner.ts';
import type { Floor } from './platform/floor.ts';
import { advanceTo, fireDueTimers, nextDue, settle } from './platform/timers/timers.ts';
import { flows, timers } from './wiring.ts';

/** The house as it lives through a past: on the stepped clock, whatever time it is for those who look on, and beside their connections. */
export interface Past {
  readonly floor: Floor;
  /** Moves time, returns when everything due has happened but what is done beside it, and says when something is due next. */
  advanceTo(target: Date): Promise<Date | null>;
  nextDue(): Promise<Date | null>;
  /** Returns when all that follows from what has happened is done, sums included. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const connections = 6;
/** What is counted at once costs less than what is counted one by one. */
const countingEveryMs = 86_400_000;

const acting = flows.filter(({ lane }) => lane !== 'counting');
const counting = flows.filter(({ lane }) => lane === 'counting');
const short = timers.filter(({ isLong }) => !isLong);
const long = timers.filter(({ isLong }) => isLong);

/** Flows and timers that nothing of a past hangs on are gone on with beside it, as they are in a house that serves. */
export function openPast(house: Floor, databaseUrl: string): Past {
  const { db, close } = openDatabase(databaseUrl, { connections, hurried: true });
  const floor = { ...house, db, clock: clockOf('stepped') };
  let beside: Promise<unknown> | null = null;
  let failed: Error | null = null;
  let countedTo = 0;
  const count = async () => {
    await runFlows(floor, counting);
    await fireDueTimers(floor, long);
  };
  const countBeside = (now: Date) => {
    if (beside !== null || now.getTime() < countedTo + countingEveryMs) return;
    countedTo = now.getTime();
    beside = count()
      .catch((error: unknown) => {
        failed = error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        beside = null;
      });
  };
  const counted = async () => {
    await beside;
    if (failed) throw failed;
  };
  return {
    floor,
    advanceTo: async (target) => {
      const due = await advanceTo(floor, acting, short, target);
      countBeside(target);
      return due;
    },
    nextDue: () => nextDue(db, short),
    settle: async () => {
      await counted();
      await settle(floor, flows, timers);
    },
    close: async () => {
      await beside;
      await close();
    },
  };
}
