import type { Database } from '../../platform/database/database.ts';
import type { Timer } from '../../platform/timers/timers.ts';
import { fireLimit } from './firing.ts';
import { dueLimits } from './store.ts';
import type { WorkTables } from './tables.ts';

/** Warnings and breaches of limits, each once, at their minute. */
export const limitTimer: Timer = {
  name: 'limits',
  nextDue: async (db: Database) => {
    const row = await db
      .withTables<WorkTables>()
      .selectFrom('work.time_limit')
      .select(({ fn }) => fn.min('fire_at').as('at'))
      .where('fire_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return row.at;
  },
  fireDue: async (call, limit) => {
    const due = await dueLimits(call, limit).execute();
    for (const row of due) await fireLimit(call, row);
    return due.length;
  },
};
