import type { Limit, LimitKind } from '@tongli/contracts/work';
import { type Kysely, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Outcome, stateOf } from './limit.ts';
import { type LimitRow, trackOf } from './store.ts';
import type { Subject } from './subject.ts';
import type { WorkTables } from './tables.ts';

const selectLimits = statement((db: Kysely<WorkTables>, { ids }: { readonly ids: readonly string[] }) =>
  db
    .selectFrom('work.time_limit')
    .selectAll()
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('started_at')
    .orderBy('due_at'),
);

/** The limits of each subject, running and ended, oldest first; a subject without any is missing. One query. */
export async function limitsOf(call: Call, subjects: readonly Subject[]): Promise<Map<string, Limit[]>> {
  const found = new Map<string, Limit[]>();
  if (subjects.length === 0) return found;
  const types = new Map(subjects.map((subject) => [subject.id, subject.type]));
  const rows = await selectLimits(call.tx, { ids: [...types.keys()] });
  for (const row of rows) {
    if (types.get(row.subject_id) !== row.subject_type) continue;
    found.set(row.subject_id, [...(found.get(row.subject_id) ?? []), limitOf(row)]);
  }
  return found;
}

function limitOf(row: LimitRow): Limit {
  return {
    kind: row.kind as LimitKind,
    state: row.paused_at === null ? stateOf(trackOf(row), row.outcome as Outcome | null) : 'paused',
    startedAt: row.started_at.toISOString(),
    warnAt: row.warn_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    pausedUntil: row.resume_by?.toISOString() ?? null,
  };
}
