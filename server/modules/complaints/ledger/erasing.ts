import type { Call } from '../../../platform/call.ts';
import { eraseFromTables, isTableArriving } from '../../../platform/imports/index.ts';
import type { Person } from '../../../platform/personal/person.ts';
import { tracePattern } from '../../../platform/personal/traces.ts';
import { ledgerImport } from './importing.ts';

/** Whether a ledger is on its way in which anybody may stand. */
export const isLedgerArriving = (call: Call, projectId: string): Promise<boolean> =>
  isTableArriving(call, ledgerImport.name, projectId);

/** Rows and values in which this person's number or address stands go; how many. */
export async function eraseFromLedgers(call: Call, { projectId, identity }: Person): Promise<number> {
  const pattern = identity && tracePattern(identity);
  return pattern ? eraseFromTables(call, ledgerImport.name, projectId, new RegExp(pattern, 'i')) : 0;
}
