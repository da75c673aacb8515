import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type ComplaintRecord, tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

export type ExtensionRow = Selectable<ComplaintsTables['complaints.extension']>;

export const rowsOf = (call: Call, complaintId: string): Promise<ExtensionRow[]> =>
  tables(call)
    .selectFrom('complaints.extension')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();

export const grantedIn = (rows: readonly ExtensionRow[], row: ComplaintRecord) =>
  rows.filter(({ state, round }) => state === 'approved' && round === row.reopen_count);

/** The answer is given: by when it had to be at first, where that was moved; and whether the moved time was kept is written down. */
export async function noteAnswered(call: Call, row: ComplaintRecord, kept: boolean): Promise<Date | null> {
  const [last] = grantedIn(await rowsOf(call, row.id), row).slice(-1);
  if (!last) return null;
  await tables(call).updateTable('complaints.extension').set({ kept }).where('id', '=', last.id).execute();
  return last.first_due_at;
}
