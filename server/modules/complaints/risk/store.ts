import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

export type InterceptionRow = Selectable<ComplaintsTables['complaints.interception']>;
export type StepRow = Selectable<ComplaintsTables['complaints.calming_step']>;

/** Newest first. */
export const interceptionsOf = (call: Call, complaintId: string): Promise<InterceptionRow[]> =>
  tables(call)
    .selectFrom('complaints.interception')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('round', 'desc')
    .execute();

export const stepsOf = (call: Call, interceptionId: string): Promise<StepRow[]> =>
  tables(call)
    .selectFrom('complaints.calming_step')
    .selectAll()
    .where('interception_id', '=', interceptionId)
    .orderBy('position')
    .execute();

type Change = Partial<Omit<InterceptionRow, 'id' | 'complaint_id' | 'reasons' | 'version'>>;

export const saveInterception = (call: Call, row: InterceptionRow, change: Change): Promise<InterceptionRow> =>
  tables(call)
    .updateTable('complaints.interception')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
