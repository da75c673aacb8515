import { mapInTurns } from '../../../platform/imports/in-turns.ts';
import type { ImportCall, ImportRow } from '../../../platform/imports/index.ts';
import { orderedId } from '../../../platform/ordered-id.ts';
import { addCustomers } from '../../customers/index.ts';
import { readingOf } from './reading.ts';
import { complaintOf, type LedgerComplaint } from './row.ts';
import { insertComplaints, keepLedger, type NewComplaint } from './store.ts';
import { readTerms } from './words.ts';

/** Writes complaints, hidden; a number that came first elsewhere meanwhile is left as it is. */
export async function applyComplaints(
  call: ImportCall,
  importId: string,
  rows: readonly ImportRow[],
): Promise<{ unchanged: number }> {
  const reading = await readingOf(call);
  const terms = await readTerms(call);
  const understood = await mapInTurns(rows, ({ line, values }) => {
    const complaint = complaintOf(reading, values);
    return 'row' in complaint ? [{ ...terms.settle(complaint.row), id: orderedId(call.now, line) }] : [];
  });
  const complaints = understood.flat();
  const ledger = await keepLedger(call, importId);
  const applied = await insertComplaints(call, ledger, await withCustomers(call, ledger.projectId, complaints));
  return { unchanged: rows.length - applied };
}

/** From here on a complaint carries its customer's id, and no name. */
async function withCustomers(
  call: ImportCall,
  projectId: string,
  complaints: readonly (LedgerComplaint & { readonly id: string })[],
): Promise<NewComplaint[]> {
  const identities = complaints.flatMap(({ customer }) => customer ?? []);
  const ids = identities.length === 0 ? [] : await addCustomers(call, projectId, identities);
  const next = ids.values();
  return complaints.map(({ customer, ...complaint }) => ({
    ...complaint,
    customerId: customer ? (next.next().value ?? null) : null,
  }));
}
