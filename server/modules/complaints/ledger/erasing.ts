import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import type { Person } from '../../../platform/personal/person.ts';
import { tracePattern } from '../../../platform/personal/traces.ts';
import { tables } from '../store.ts';
import { readCells } from './store.ts';

const batch = 5_000;

/**
 * Whether rows are being received or applied now in which anybody may stand. An import that waits to be started does not
 * count: its rows are read through. None is waited for, since imports wait for customers.
 */
export async function isLedgerArriving(call: Call, projectId: string): Promise<boolean> {
  const open = tables(call)
    .selectFrom('complaints.ledger_import')
    .select(['id', 'state'])
    .where('project_id', '=', projectId)
    .where('state', 'in', ['receiving', 'uploaded', 'running']);
  const all = await open.execute();
  const free = call.tx.isTransaction ? await open.forUpdate().skipLocked().execute() : all;
  return free.length < all.length || all.some(({ state }) => state !== 'uploaded');
}

/**
 * Staged rows and the values of wrong ones belong to no person yet. Those in which this one's number or address stands go:
 * a row whole, a value alone. Returns how many.
 */
export async function eraseFromLedgers(call: Call, { projectId, identity }: Person): Promise<number> {
  const pattern = identity && tracePattern(identity);
  if (!pattern) return 0;
  const trace = new RegExp(pattern, 'i');
  const imports = await tables(call)
    .selectFrom('complaints.ledger_import')
    .select(['id', 'state'])
    .where('project_id', '=', projectId)
    .execute();
  let erased = 0;
  for (const { id, state } of imports) {
    if (state === 'uploaded') erased += await eraseStaged(call, id, trace);
    erased += await eraseWrong(call, id, trace);
  }
  return erased;
}

async function eraseStaged(call: Call, importId: string, trace: RegExp): Promise<number> {
  let erased = 0;
  for (let after = -1; ; ) {
    const { rows } = await sql<{ line: number; cells: Buffer }>`
      select line, cells from complaints.ledger_row where import_id = ${importId} and line > ${after}
      order by line limit ${batch}`.execute(call.tx);
    const lines = rows.filter(({ cells }) => readCells(call, cells).some((cell) => trace.test(cell)));
    const found = lines.map(({ line }) => line);
    if (found.length > 0)
      await sql`
        delete from complaints.ledger_row
        where import_id = ${importId} and line = any(${found}::integer[])`.execute(call.tx);
    erased += found.length;
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = last.line;
  }
  if (erased > 0)
    await tables(call)
      .updateTable('complaints.ledger_import')
      .set({ rows: sql<number>`rows - ${erased}` })
      .where('id', '=', importId)
      .execute();
  return erased;
}

async function eraseWrong(call: Call, importId: string, trace: RegExp): Promise<number> {
  let erased = 0;
  for (let line = -1, column = ''; ; ) {
    const { rows } = await sql<{ line: number; column: string; value: Buffer }>`
      select line, column_name as column, value_sealed as value from complaints.ledger_row_error
      where import_id = ${importId} and (line, column_name) > (${line}::integer, ${column}::text)
      order by line, column_name limit ${batch}`.execute(call.tx);
    for (const row of rows) {
      if (!trace.test(call.keyring.openStaged(row.value))) continue;
      erased += 1;
      await sql`
        update complaints.ledger_row_error set value_sealed = ${call.keyring.sealStaged(erasedName)}
        where import_id = ${importId} and line = ${row.line} and column_name = ${row.column}`.execute(call.tx);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return erased;
    ({ line, column } = last);
  }
}
