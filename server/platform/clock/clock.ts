import type { Database, Tx } from '../database/database.ts';
import { hot } from '../database/prepared.ts';

export type ClockMode = 'real' | 'stepped';

/**
 * The installation's time. The mode is fixed when the database is set up or when the sample centre hands over; a real
 * clock needs no query, a stepped one is read from its row, so that all processes agree on it.
 */
export interface Clock {
  now(db: Database | Tx): Promise<Date>;
  readonly mode: ClockMode;
}

const machineTime = () => new Date();

/** The machine's own time, whatever the installation's row says. */
export const machineClock: Clock = { mode: 'real', now: async () => machineTime() };

export async function openClock(db: Database, initial: { mode: ClockMode; at: Date }): Promise<Clock> {
  await db
    .insertInto('platform.clock')
    .values({ only_row: true, mode: initial.mode, at: initial.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('platform.clock').select('mode').executeTakeFirstOrThrow();
  return clockOf(row.mode as ClockMode);
}

export function clockOf(mode: ClockMode): Clock {
  if (mode === 'real') return machineClock;
  return {
    mode,
    now: async (db) => {
      const row = await db
        .selectFrom('platform.clock')
        .modifyFront(hot('clock'))
        .select('at')
        .executeTakeFirstOrThrow();
      return row.at;
    },
  };
}

/** The time as it is by now, for whoever waits within a call: in whichever mode the installation runs. */
export async function timeNow(db: Database | Tx): Promise<Date> {
  const { mode } = await db.selectFrom('platform.clock').select('mode').executeTakeFirstOrThrow();
  return clockOf(mode as ClockMode).now(db);
}

/** Moves a stepped clock, which never goes back; says where it stands then. */
export async function setClock(db: Database | Tx, at: Date): Promise<Date> {
  const moved = await db
    .updateTable('platform.clock')
    .set({ at })
    .where('mode', '=', 'stepped')
    .where('at', '<=', at)
    .returning('at')
    .executeTakeFirst();
  return moved?.at ?? clockOf('stepped').now(db);
}

/** Ends the stepped time of a sample centre's past: from here on the clock follows the machine. */
export async function followMachine(db: Database): Promise<Clock> {
  await db.updateTable('platform.clock').set({ mode: 'real', at: machineTime() }).execute();
  return clockOf('real');
}
