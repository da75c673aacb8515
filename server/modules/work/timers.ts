import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { Timer } from '../../platform/timers/timers.ts';
import { fireAbsence } from './absence/handling.ts';
import { fireApproval } from './approval/firing.ts';
import { fireLimit } from './firing.ts';
import { dueLimits, tables } from './store.ts';
import type { WorkTables } from './tables.ts';
import { fireArbitration, fireTask } from './task/firing.ts';

type Firing = 'work.time_limit' | 'work.task' | 'work.arbitration' | 'work.approval' | 'work.absence';

/** The low end of the one partial index on `fire_at`. */
const earliestIn = (table: Firing) =>
  sql<Date | null>`select min(fire_at) from ${sql.table(table)} where fire_at is not null`;

/** Rows that another sweep has in hand are passed over: it fires them. */
const dueIn = <T extends Exclude<Firing, 'work.time_limit'>>(call: Call, table: T, limit: number) =>
  tables(call)
    .selectFrom(table as Firing)
    .select('id')
    .where('fire_at', '<=', call.now)
    .orderBy('fire_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Warnings and breaches of limits, each once, at their minute. */
export const limitTimer: Timer = {
  name: 'limits',
  due: earliestIn('work.time_limit'),
  fireDue: async (call, limit) => {
    const due = await dueLimits(call, limit).execute();
    for (const row of due) await fireLimit(call, row);
    return due.length;
  },
};

type Fires<T extends keyof WorkTables> = (call: Call, row: Row<T>) => Promise<unknown>;
type Row<T extends keyof WorkTables> = import('kysely').Selectable<WorkTables[T]>;

/** Each row is loaded once it is locked: what the one before it has changed is seen. */
function timerOf<T extends Exclude<Firing, 'work.time_limit'>>(name: string, table: T, fire: Fires<T>): Timer {
  return {
    name,
    due: earliestIn(table),
    fireDue: async (call, limit) => {
      const due = await dueIn(call, table, limit);
      for (const { id } of due) {
        const { rows } = await sql<Row<T>>`select * from ${sql.table(table)} where id = ${id}::uuid`.execute(call.tx);
        if (rows[0]) await fire(call, rows[0]);
      }
      return due.length;
    },
  };
}

/** Warnings, breaches and rungs of tasks. */
export const taskTimer = timerOf('tasks', 'work.task', fireTask);
/** The clocks of arbiters. */
export const arbitrationTimer = timerOf('arbitrations', 'work.arbitration', fireArbitration);
/** Warnings, breaches and rungs of approvals. */
export const approvalTimer = timerOf('approvals', 'work.approval', fireApproval);
/** First mornings of absences with a substitute. */
export const absenceTimer = timerOf('absences', 'work.absence', fireAbsence);
