import { audit } from '../audit/audit.ts';
import { type Call, isRefusal } from '../call.ts';
import type { Importable, ImportRow } from './importable.ts';
import { daysFrom, keptDays } from './receiving.ts';
import { readRow } from './row.ts';
import { asUploader, type RunRow, readingOf, readUnapplied, writeRecords } from './store.ts';

/** Applies the next rows; the last of them make the run complete, in the same transaction. */
export async function applyBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const reading = readingOf(importable, run);
  const staged = await readUnapplied(call, run.id, importable.batchRows ?? importable.maximumRows);
  const rows = staged.map(
    ({ line, cells, outcome }): ImportRow => ({
      line,
      values: readRow(reading, cells).values,
      outcome: outcome === 'changed' ? 'changed' : 'added',
    }),
  );
  if (rows.length > 0) {
    const records = await importable.apply(asUploader(call, run), run.id, rows);
    if (isRefusal(records)) return stepBack(call, run);
    await writeRecords(
      call,
      run.id,
      rows.map(({ line }) => line),
      records,
    );
  }
  const done = run.done + rows.length;
  if (done >= run.added + run.changed || rows.length === 0) return complete(call, importable, run, done);
  await call.tx.updateTable('platform.import_run').set({ done }).where('id', '=', run.id).execute();
}

/** The house has changed since the rows were checked: they wait to be checked again. What was applied stays hidden until then. */
async function stepBack(call: Call, run: RunRow): Promise<void> {
  const failed =
    run.done > 0 ? { state: 'undoing', due_at: call.now } : { state: 'uploaded', due_at: daysFrom(call.now, keptDays) };
  await call.tx
    .updateTable('platform.import_run')
    .set({ ...failed, done: 0, failure: 'changed-meanwhile' })
    .where('id', '=', run.id)
    .execute();
}

async function complete(call: Call, importable: Importable, run: RunRow, done: number): Promise<void> {
  await importable.complete?.(asUploader(call, run), run.id);
  const until = daysFrom(call.now, keptDays);
  await call.tx
    .updateTable('platform.import_run')
    .set({ done, state: 'complete', finished_at: call.now, undoable_until: until, due_at: until })
    .where('id', '=', run.id)
    .execute();
  await audit(call, 'imports.complete', { type: 'import', id: run.id });
}
