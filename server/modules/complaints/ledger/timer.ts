import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { isPassing } from '../../../platform/database/trouble.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { tables } from '../store.ts';
import { applyBatch } from './applying.ts';
import { clearBatch } from './clearing.ts';
import { completeImport } from './completing.ts';
import type { ImportRow } from './store.ts';

/**
 * The work of imports: one batch a firing, in the sweep's own transaction. What is done and what is left are rows, so a
 * process that is killed loses its open batch only, and whichever process locks the import next goes on.
 */
export const ledgerTimer: Timer = {
  name: 'ledger-imports',
  due: sql`select min(due_at) from complaints.ledger_import where due_at is not null`,
  fireDue: async (call) => {
    const row = await lockNext(call);
    if (!row) return 0;
    await act(call, row);
    return 1;
  },
};

/** One import at a time in the whole house: the second of two ledgers must see which numbers the first one brought. */
async function lockNext(call: Call): Promise<ImportRow | undefined> {
  const first = tables(call)
    .selectFrom('complaints.ledger_import')
    .select('id')
    .where('due_at', '<=', call.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1);
  return tables(call)
    .selectFrom('complaints.ledger_import')
    .selectAll()
    .where('id', '=', first)
    .where('due_at', '<=', call.now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

async function act(call: Call, row: ImportRow): Promise<void> {
  if (row.state === 'running') return run(call, row);
  if (row.state === 'uploaded') return fail(call, row, 'not-started');
  await clearBatch(call, row);
}

/** What goes wrong in a batch is undone with it; then the whole import fails, unless waiting may help. */
async function run(call: Call, row: ImportRow): Promise<void> {
  await sql`savepoint batch`.execute(call.tx);
  try {
    if (!(await applyBatch(call, row))) await completeImport(call, row);
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql`rollback to savepoint batch`.execute(call.tx);
    await fail(call, row, codeOf(error));
  }
}

const sqlState = (error: unknown) => (error as { code?: string }).code ?? '';
const codeOf = (error: unknown) => (sqlState(error) ? `database-${sqlState(error)}` : 'unexpected');

/** It stays due: the next firings clear what it brought. */
async function fail(call: Call, row: ImportRow, failure: string): Promise<void> {
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ state: 'failed', failure, finished_at: call.now })
    .where('id', '=', row.id)
    .execute();
}
