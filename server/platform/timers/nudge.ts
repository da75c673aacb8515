import type { Database } from '../database/database.ts';

const wakers = new WeakMap<Database, () => void>();

/** How this process's heartbeat wants to be woken. */
export const wakeBy = (db: Database, wake: () => void): void => void wakers.set(db, wake);

/** Something was committed here: its facts need not wait for the heartbeat to look by itself. */
export const nudge = (db: Database): void => wakers.get(db)?.();
