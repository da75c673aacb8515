import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { isPassing } from '../database/trouble.ts';
import type { Timer } from '../timers/timers.ts';
import { applyBatch } from './applying.ts';
import { checkBatch } from './checking.ts';
import { clearBatch } from './clearing.ts';
import type { Importable } from './importable.ts';
import type { Importables, RunRow } from './store.ts';
import { undoBatch } from './undoing.ts';

/**
 * The work of imports: one batch a firing, in the sweep's own transaction. What is done and what is left are rows, so a
 * process that is killed loses its open batch only, and whichever process locks the run next goes on.
 */
export const importTimer = (importables: Importables): Timer => ({
  name: 'imports',
  // Hundreds of batches of a tenth of a second: limits and flows do not wait for them, nor does each batch for all of those.
  isLong: true,
  due: sql`select min(due_at) from platform.import_run where due_at is not null`,
  fireDue: async (call) => {
    const row = await lockNext(call);
    if (!row) return 0;
    await act(call, importables, row);
    return 1;
  },
});

/** By turns, so that a small table does not wait for a large one. */
const lockNext = (call: Call): Promise<RunRow | undefined> =>
  call.tx
    .selectFrom('platform.import_run')
    .selectAll()
    .where('due_at', '<=', call.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

type Work = (call: Call, importable: Importable, row: RunRow) => Promise<void>;
const working: Readonly<Record<string, Work | undefined>> = {
  checking: checkBatch,
  running: applyBatch,
  undoing: undoBatch,
};

async function act(call: Call, importables: Importables, row: RunRow): Promise<void> {
  const importable = importables.get(row.importable);
  const work = working[row.state];
  if (work && importable) return attempt(call, row, () => work(call, importable, row));
  if (row.state === 'uploaded' || row.state === 'checked' || work) return end(call, row, 'not-started');
  await clearBatch(call, importable, row);
}

/** What goes wrong in a batch is undone with it; then the whole run fails, unless waiting may help. */
async function attempt(call: Call, row: RunRow, work: () => Promise<void>): Promise<void> {
  await sql`savepoint batch`.execute(call.tx);
  try {
    await work();
    await sql`release savepoint batch`.execute(call.tx);
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql`rollback to savepoint batch`.execute(call.tx);
    const code = (error as { code?: string }).code;
    await end(call, row, code ? `database-${code}` : 'unexpected');
  }
}

/** It stays due: the next firings clear what is left of it. */
async function end(call: Call, row: RunRow, failure: string): Promise<void> {
  // What was applied in batches before is hidden, and is taken back first.
  const state = row.state === 'running' && row.done > 0 ? 'undoing' : 'failed';
  await call.tx
    .updateTable('platform.import_run')
    .set({ state, failure, done: 0, finished_at: state === 'failed' ? call.now : null, due_at: call.now })
    .where('id', '=', row.id)
    .execute();
}
