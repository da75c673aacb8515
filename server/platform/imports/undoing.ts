import type { Call } from '../call.ts';
import type { Importable } from './importable.ts';
import { asUploader, dropRecords, type RunRow, readRecords } from './store.ts';

export const undoLimit = ({ batchRows, maximumRows }: Importable) => batchRows ?? maximumRows;

/** Takes back the next rows; once none is left the run is undone, or was cancelled before it was complete. */
export async function undoBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const records = await readRecords(call, run.id, undoLimit(importable));
  if (records.length === 0) return ended(call, run);
  const refused = await importable.undo(
    asUploader(call, run),
    run.id,
    records.map(({ record }) => record),
  );
  // Nobody can build upon what is hidden, and what is seen was tried as a whole when undoing was asked for.
  if (refused) throw new Error(`imports: undoing ${run.id} stopped at ${refused.refusal}`);
  await dropRecords(
    call,
    run.id,
    records.map(({ line }) => line),
  );
  await call.tx
    .updateTable('platform.import_run')
    .set({ done: run.done + records.length })
    .where('id', '=', run.id)
    .execute();
}

async function ended(call: Call, run: RunRow): Promise<void> {
  const state = run.finished_at === null ? 'cancelled' : 'undone';
  await call.tx
    .updateTable('platform.import_run')
    .set({ state, finished_at: call.now, undoable_until: null, due_at: call.now })
    .where('id', '=', run.id)
    .execute();
}
