import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { erasedName } from '../personal/mask.ts';
import { type RunRow, readLines } from './store.ts';

const batch = 5_000;

/** A table whose rows nobody reads or writes at this moment: they are read through. */
const waiting = ['uploaded', 'checked', 'complete', 'undone', 'cancelled', 'failed'];

const tablesOf = (call: Call, importable: string, projectId: string) =>
  call.tx
    .selectFrom('platform.import_run')
    .selectAll()
    .where('importable', '=', importable)
    .where('project_id', '=', projectId);

/** Whether rows are being received, checked or applied now in which anybody may stand. None is waited for. */
export async function isTableArriving(call: Call, importable: string, projectId: string): Promise<boolean> {
  const open = tablesOf(call, importable, projectId).where('due_at', 'is not', null).where('finished_at', 'is', null);
  const all = await open.execute();
  const free = call.tx.isTransaction ? await open.forUpdate().skipLocked().execute() : all;
  return free.length < all.length || all.some(({ state }) => !waiting.includes(state));
}

/**
 * Staged rows and the values of wrong ones belong to no person yet. Those in which a trace is found go: a row whole, a value
 * alone. A table that was checked is to be checked again. Returns how many.
 */
export async function eraseFromTables(
  call: Call,
  importable: string,
  projectId: string,
  trace: RegExp,
): Promise<number> {
  let erased = 0;
  for (const run of await tablesOf(call, importable, projectId).execute()) {
    erased += await eraseRows(call, run, trace);
    erased += await eraseValues(call, run, trace);
  }
  return erased;
}

async function eraseRows(call: Call, { id, state }: RunRow, trace: RegExp): Promise<number> {
  let erased = 0;
  for (let after = -1; ; ) {
    const rows = await readLines(call, id, after, batch);
    const found = rows.filter(({ cells }) => cells.some((cell) => trace.test(cell))).map(({ line }) => line);
    if (found.length > 0)
      await sql`
        delete from platform.import_row where run_id = ${id} and line = any(${found}::integer[])`.execute(call.tx);
    erased += found.length;
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = last.line;
  }
  if (erased > 0 && (state === 'uploaded' || state === 'checked'))
    await call.tx
      .updateTable('platform.import_run')
      .set({ rows: sql<number>`rows - ${erased}`, state: 'uploaded', done: 0 })
      .where('id', '=', id)
      .execute();
  return erased;
}

async function eraseValues(call: Call, { id }: RunRow, trace: RegExp): Promise<number> {
  let erased = 0;
  for (let line = -1, column = '', code = ''; ; ) {
    const { rows } = await sql<{ line: number; column: string; code: string; value: Buffer }>`
      select line, column_name as column, code, value_sealed as value from platform.import_error
      where run_id = ${id} and (line, column_name, code) > (${line}::integer, ${column}::text, ${code}::text)
      order by line, column_name, code limit ${batch}`.execute(call.tx);
    for (const row of rows) {
      if (!trace.test(call.keyring.openStaged(row.value))) continue;
      erased += 1;
      await sql`
        update platform.import_error set value_sealed = ${call.keyring.sealStaged(erasedName)}
        where run_id = ${id} and line = ${row.line} and column_name = ${row.column} and code = ${row.code}`.execute(
        call.tx,
      );
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return erased;
    ({ line, column, code } = last);
  }
}
