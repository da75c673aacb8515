import type { OpenMatter } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** Questions that the customer has not answered and nobody took back. */
export async function openQuestions(call: Call, complaintId: string): Promise<OpenMatter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.question')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'open')
    .execute();
  return rows.length === 0 ? [] : [{ code: 'questions', params: { count: rows.length } }];
}

/** An appeal that nobody has decided. */
export async function openAppeals(call: Call, complaintId: string): Promise<OpenMatter[]> {
  const row = await tables(call)
    .selectFrom('complaints.appeal')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return row ? [{ code: 'appeals', params: { count: 1 } }] : [];
}
