import type { ListQuery } from '@tongli/contracts/kernel';
import type { jobStates, SystemJob } from '@tongli/contracts/system';
import { sql } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Call } from '../call.ts';
import { type ListColumns, readPage } from '../http/list.ts';

const state = sql<(typeof jobStates)[number]>`
  case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' else 'waiting' end`;
const rowId = sql<string>`lpad(to_hex(job.id), 32, '0')::uuid`;

const columns: ListColumns = {
  addedAt: { expression: sql`job.created_at`, type: 'instant' },
  state: { expression: state, type: 'text' },
  name: { expression: sql`task.identifier`, type: 'text' },
};

/** What the house reads of the job library's tables. */
type JobTables = {
  'graphile_worker._private_jobs': {
    id: number;
    task_id: number;
    attempts: number;
    max_attempts: number;
    last_error: string | null;
    created_at: Date;
    run_at: Date;
    locked_at: Date | null;
  };
  'graphile_worker._private_tasks': { id: number; identifier: string };
};

export async function listJobs(
  call: Call,
  query: ListQuery,
): Promise<{ items: SystemJob[]; nextCursor: string | null }> {
  const select = call.tx
    .withTables<JobTables>()
    .selectFrom('graphile_worker._private_jobs as job')
    .innerJoin('graphile_worker._private_tasks as task', 'task.id', 'job.task_id')
    .select(['job.id as number', 'task.identifier', 'attempts', 'max_attempts', 'last_error', 'created_at'])
    .select(['run_at', 'locked_at', state.as('state'), rowId.as('id')]);
  const { rows, nextCursor } = await readPage(select, query, columns, rowId);
  const items = rows.map((row) => ({
    id: String(row.number),
    name: row.identifier,
    state: row.state,
    attempts: row.attempts,
    mostAttempts: row.max_attempts,
    addedAt: row.created_at.toISOString(),
    runAt: (row.locked_at ?? row.run_at).toISOString(),
    error: row.last_error,
  }));
  return { items, nextCursor };
}

export async function rerunJobs(call: Call, ids: readonly string[]): Promise<{ jobs: number }> {
  const { rows } = await sql<{ id: number }>`
    select id from graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => 'epoch', attempts => 0)`.execute(
    call.tx,
  );
  for (const { id } of rows) await audit(call, 'system.rerun-job', { type: 'job', id: String(id) });
  return { jobs: rows.length };
}

export async function discardJobs(call: Call, ids: readonly string[], reason: string): Promise<{ jobs: number }> {
  const { rows } = await sql<{ id: number }>`
    delete from graphile_worker._private_jobs where id = any(${[...ids]}::bigint[]) and locked_at is null
    returning id`.execute(call.tx);
  for (const { id } of rows) await audit(call, 'system.discard-job', { type: 'job', id: String(id) }, reason);
  return { jobs: rows.length };
}
