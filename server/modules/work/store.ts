import type { LimitKind } from '@tongli/contracts/work';
import type { Selectable } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { LimitTrack } from './limit.ts';
import type { WorkTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<WorkTables>();

export type LimitRow = Selectable<WorkTables['work.time_limit']>;

export const trackOf = (row: LimitRow): LimitTrack => ({
  warnAt: row.warn_at,
  dueAt: row.due_at,
  warnedAt: row.warned_at,
  breachedAt: row.breached_at,
});

export const lockRunningLimit = (call: Call, subject: { type: string; id: string }, kind: LimitKind) =>
  tables(call)
    .selectFrom('work.time_limit')
    .selectAll()
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Rows that another sweep has in hand are passed over: it fires them. */
export const dueLimits = (call: Call, limit: number) =>
  tables(call)
    .selectFrom('work.time_limit')
    .selectAll()
    .where('fire_at', '<=', call.now)
    .orderBy('fire_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();

type LimitChange = Partial<
  Pick<
    LimitRow,
    | 'warn_at'
    | 'due_at'
    | 'warned_at'
    | 'breached_at'
    | 'fire_at'
    | 'ended_at'
    | 'outcome'
    | 'hurt'
    | 'calendar'
    | 'paused_at'
    | 'resume_by'
    | 'warn_left'
    | 'due_left'
    | 'rung'
    | 'escalate_at'
  >
>;

export async function saveLimit(call: Call, id: string, change: LimitChange): Promise<void> {
  await tables(call).updateTable('work.time_limit').set(change).where('id', '=', id).execute();
}
