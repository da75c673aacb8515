import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Timer } from './timers.ts';

const dayMs = 86_400_000;
const atOnce = new Date(0);

/** Something that is done once a day, by one process; the first time at once. */
export function daily(name: string, act: (call: Call) => Promise<void>): Timer {
  return {
    name,
    due: sql`coalesce((select next_at from platform.daily where name = ${name}), ${atOnce})`,
    fireDue: async (call) => {
      const next = { next_at: new Date(call.now.getTime() + dayMs) };
      // The row is the turn: another process finds it taken, or moved already.
      const taken = await call.tx
        .insertInto('platform.daily')
        .values({ name, ...next })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet(next).where(sql<boolean>`daily.next_at <= ${call.now}`),
        )
        .returning('name')
        .executeTakeFirst();
      if (!taken) return 0;
      await act(call);
      return 1;
    },
  };
}
