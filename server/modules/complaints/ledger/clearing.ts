import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import type { ImportRow } from './store.ts';

const batchRows = 5_000;

/** Removes a batch of what an import left behind; once nothing is left the timer has no more to do with it. */
export async function clearBatch(call: Call, row: ImportRow): Promise<void> {
  const removed =
    (row.state !== 'complete' && ((await removeComplaints(call, row)) || (await removeStaged(call, row)))) ||
    (await removeTally(call, row));
  if (removed) return;
  if (row.state === 'receiving') await remove(call, row);
  else await release(call, row);
}

async function removeComplaints(call: Call, row: ImportRow): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from complaints.complaint where id in
      (select id from complaints.complaint where import_id = ${row.id} limit ${batchRows})`.execute(call.tx);
  return numAffectedRows > 0n;
}

const removeStaged = (call: Call, row: ImportRow) => removeBatch(call, 'complaints.ledger_row', row);
const removeTally = (call: Call, row: ImportRow) => removeBatch(call, 'complaints.ledger_tally', row);

/** These tables are cleared whole for an import, so the place of a row is name enough. */
async function removeBatch(call: Call, table: string, row: ImportRow): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where import_id = ${row.id} limit ${batchRows}))`.execute(call.tx);
  return numAffectedRows > 0n;
}

/** A file that never came in whole was refused to the person who sent it: nobody looks for it. */
async function remove(call: Call, row: ImportRow): Promise<void> {
  await tables(call).deleteFrom('complaints.ledger_import').where('id', '=', row.id).execute();
}

async function release(call: Call, row: ImportRow): Promise<void> {
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ due_at: null, applied: row.state === 'complete' ? row.applied : 0 })
    .where('id', '=', row.id)
    .execute();
}
