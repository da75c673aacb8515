import type { OpenMatter } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** A case on the interception list is closed when its outcome is known. */
export async function openInterceptions(call: Call, complaintId: string): Promise<readonly OpenMatter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.interception')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('state', '<>', 'ended')
    .execute();
  return rows.length === 0 ? [] : [{ code: 'interceptions', params: { count: rows.length } }];
}
