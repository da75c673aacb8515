import type { OpenMatter } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** Who has taken a case to keep it with us says with what outcome before it is closed; what nobody has taken ends with it. */
export async function openInterceptions(call: Call, complaintId: string): Promise<readonly OpenMatter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.interception')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'taken')
    .execute();
  return rows.length === 0 ? [] : [{ code: 'interceptions', params: { count: rows.length } }];
}
