import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { type Importable, isUndoneByRun } from './importable.ts';
import type { RunRow } from './store.ts';

const batchRows = 10_000;

/** Removes a batch of the rows that a run no longer needs; once none is left the timer has no more to do with it. */
export async function clearBatch(call: Call, importable: Importable | undefined, run: RunRow): Promise<void> {
  for (const table of ['platform.import_row', 'platform.import_error', 'platform.import_key'])
    if (await remove(call, table, run)) return;
  if (importable && isUndoneByRun(importable) && (await importable.clear(call, run.id, batchRows)) > 0) return;
  // A file that never came in whole was refused to the person who sent it: nobody looks for it.
  if (run.state === 'receiving') await call.tx.deleteFrom('platform.import_run').where('id', '=', run.id).execute();
  else
    await call.tx
      .updateTable('platform.import_run')
      .set({ due_at: null, undoable_until: null })
      .where('id', '=', run.id)
      .execute();
}

/** These tables are cleared whole for a run, so the place of a row is name enough. */
async function remove(call: Call, table: string, run: RunRow): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where run_id = ${run.id} limit ${batchRows}))`.execute(call.tx);
  return numAffectedRows > 0n;
}
