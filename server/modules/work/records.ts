import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';

type Row = Readonly<Record<string, unknown>>;

async function rowsBy(
  call: Call,
  table: string,
  column: string,
  keys: readonly string[],
  order: string,
): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(kept) as row from ${sql.table(`work.${table}`)} kept
    where ${sql.ref(column)} = any(${[...keys]}::uuid[]) order by ${sql.ref(order)}`.execute(call.tx);
  return rows.map(({ row }) => row);
}

const idsOf = (rows: readonly Row[]) => rows.flatMap(({ id }) => (typeof id === 'string' ? id : []));

/** All that is on record about these subjects, row by row as it is kept, under `work.table`: for whoever gives a record out whole. */
export async function recordsAbout(call: Call, subjectIds: readonly string[]): Promise<Record<string, Row[]>> {
  const tasks = await rowsBy(call, 'task', 'subject_id', subjectIds, 'created_at');
  const approvals = await rowsBy(call, 'approval', 'subject_id', subjectIds, 'created_at');
  const [ofTasks, ofApprovals] = [idsOf(tasks), idsOf(approvals)];
  const subjects = [...new Set([...subjectIds, ...ofTasks, ...ofApprovals])];
  return {
    'work.time_limit': await rowsBy(call, 'time_limit', 'subject_id', subjects, 'started_at'),
    'work.task': tasks,
    'work.task_entry': await rowsBy(call, 'task_entry', 'task_id', ofTasks, 'place'),
    'work.arbitration': await rowsBy(call, 'arbitration', 'task_id', ofTasks, 'opened_at'),
    'work.approval': approvals,
    'work.approval_step': await rowsBy(call, 'approval_step', 'approval_id', ofApprovals, 'position'),
    'work.approval_entry': await rowsBy(call, 'approval_entry', 'approval_id', ofApprovals, 'place'),
    'work.comment': await rowsBy(call, 'comment', 'subject_id', subjects, 'place'),
  };
}
