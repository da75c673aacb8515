import { audit } from '../audit/audit.ts';
import { type Call, isRefusal } from '../call.ts';
import { type Importable, type ImportRow, isUndoneByRun, type UndoneByRow, type UndoneByRun } from './importable.ts';
import { mapInTurns } from './in-turns.ts';
import { daysFrom, keptDays } from './receiving.ts';
import { readRow } from './row.ts';
import {
  asUploader,
  dropRows,
  type RunRow,
  readBatch,
  readingOf,
  readLines,
  type StagedRow,
  writeRecords,
} from './store.ts';

/** Applies the next rows. Where all rows are one batch, or none is left, the run is complete in the same transaction. */
export async function applyBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const { batchRows, maximumRows } = importable;
  const staged = batchRows
    ? await readBatch(call, run.id, run.reached, batchRows)
    : await readLines(call, run.id, run.reached, maximumRows);
  const rows = await rowsOf(importable, run, staged);
  const reached = staged.at(-1)?.line ?? run.reached;
  const late = isUndoneByRun(importable)
    ? await applyUnrecorded(call, importable, run, rows, reached)
    : await applyRecorded(call, importable, run, rows);
  if (late === null) return stepBack(call, run);
  const done = run.done + rows.length - late;
  const counts = { done, reached, added: run.added - late, unchanged: run.unchanged + late };
  if (staged.length === 0 || !batchRows) return complete(call, importable, { ...run, ...counts });
  await call.tx
    .updateTable('platform.import_run')
    .set({ ...counts, due_at: call.now })
    .where('id', '=', run.id)
    .execute();
}

function rowsOf(importable: Importable, run: RunRow, staged: readonly StagedRow[]): Promise<ImportRow[]> {
  const reading = readingOf(importable, run);
  const coming = staged.filter(({ outcome }) => outcome === null || outcome === 'changed');
  return mapInTurns(coming, ({ line, cells, outcome }) => ({
    line,
    values: readRow(reading, cells).values,
    outcome: outcome === 'changed' ? 'changed' : 'added',
  }));
}

/** Null where the house has changed since the rows were checked. */
async function applyRecorded(call: Call, importable: UndoneByRow, run: RunRow, rows: readonly ImportRow[]) {
  if (rows.length === 0) return 0;
  const records = await importable.apply(asUploader(call, run), run.id, rows);
  if (isRefusal(records)) return null;
  const lines = rows.map(({ line }) => line);
  await writeRecords(call, run.id, lines, records);
  return 0;
}

/** Returns how many rows came first elsewhere since they were checked. */
async function applyUnrecorded(
  call: Call,
  importable: UndoneByRun,
  run: RunRow,
  rows: readonly ImportRow[],
  reached: number,
): Promise<number> {
  const { unchanged } =
    rows.length === 0 ? { unchanged: 0 } : await importable.apply(asUploader(call, run), run.id, rows);
  await dropRows(call, run.id, run.reached, reached);
  return unchanged;
}

/** The house has changed since the rows were checked: they wait to be checked again. What was applied stays hidden until then. */
async function stepBack(call: Call, run: RunRow): Promise<void> {
  const failed =
    run.done > 0 ? { state: 'undoing', due_at: call.now } : { state: 'uploaded', due_at: daysFrom(call.now, keptDays) };
  await call.tx
    .updateTable('platform.import_run')
    .set({ ...failed, done: 0, reached: 0, failure: 'changed-meanwhile' })
    .where('id', '=', run.id)
    .execute();
}

async function complete(call: Call, importable: Importable, run: RunRow): Promise<void> {
  await importable.complete?.(asUploader(call, run), run.id);
  const { done, reached, added, unchanged } = run;
  const until = daysFrom(call.now, keptDays);
  await call.tx
    .updateTable('platform.import_run')
    .set({ done, reached, added, unchanged, state: 'complete', finished_at: call.now })
    .set({ undoable_until: until, due_at: until })
    .where('id', '=', run.id)
    .execute();
  await audit(call, 'imports.complete', { type: 'import', id: run.id });
}
