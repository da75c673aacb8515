import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';

/** What of a kind some task, approval or comment is about. */
export async function subjectsOfWork(call: Call, type: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from work.task where subject_type = ${type} and subject_id is not null
    union select subject_id from work.approval where subject_type = ${type} and subject_id is not null
    union select subject_id from work.comment where subject_type = ${type}`.execute(call.tx);
  return rows.map(({ id }) => id);
}
