import type { Call } from '../call.ts';
import { type Importable, isUndoneByRun, type UndoneByRow } from './importable.ts';
import { daysFrom, keptDays } from './receiving.ts';
import { asUploader, dropRecords, type RunRow, readRecords } from './store.ts';

export const undoLimit = ({ batchRows, maximumRows }: Importable) => batchRows ?? maximumRows;

/** Takes back the next rows; once none is left the run is undone, or was cancelled before it was complete. */
export async function undoBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const taken = isUndoneByRun(importable)
    ? await importable.remove(asUploader(call, run), run.id, undoLimit(importable))
    : await undoRecorded(call, importable, run);
  if (taken === 0) return ended(call, run);
  await call.tx
    .updateTable('platform.import_run')
    .set({ done: run.done + taken, due_at: call.now })
    .where('id', '=', run.id)
    .execute();
}

async function undoRecorded(call: Call, importable: UndoneByRow, run: RunRow): Promise<number> {
  const records = await readRecords(call, run.id, undoLimit(importable));
  if (records.length === 0) return 0;
  const told = records.map(({ record }) => record);
  const refused = await importable.undo(asUploader(call, run), run.id, told);
  // Nobody can build upon what is hidden, and what is seen was tried as a whole when undoing was asked for.
  if (refused) throw new Error(`imports: undoing ${run.id} stopped at ${refused.refusal}`);
  const lines = records.map(({ line }) => line);
  await dropRecords(call, run.id, lines);
  return records.length;
}

/** Undone where it had been complete; else it stopped on its way, by somebody or by itself. */
async function ended(call: Call, run: RunRow): Promise<void> {
  const again = run.finished_at === null && run.failure === 'changed-meanwhile';
  const stopped = run.failure === null ? 'cancelled' : 'failed';
  await call.tx
    .updateTable('platform.import_run')
    .set(
      again
        ? { state: 'uploaded', done: 0, reached: 0, due_at: daysFrom(call.now, keptDays) }
        : {
            state: run.finished_at === null ? stopped : 'undone',
            finished_at: call.now,
            undoable_until: null,
            due_at: call.now,
          },
    )
    .where('id', '=', run.id)
    .execute();
}
