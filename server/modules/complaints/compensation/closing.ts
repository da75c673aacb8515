import type { OpenMatter } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** What was proposed to a customer and nobody has decided keeps a case open. */
export async function undecidedCompensations(call: Call, complaintId: string): Promise<readonly OpenMatter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.compensation')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'waiting')
    .execute();
  return rows.length === 0 ? [] : [{ code: 'compensations', params: { count: rows.length } }];
}
