import type { Call } from '../../../platform/call.ts';
import { leadersIn } from '../../org/index.ts';
import { recusedFrom } from '../recusal.ts';
import { tables } from '../store.ts';

/**
 * Who has a part in a case and decides on nothing in it: whom it is about, who answers for it, and who leads a unit that does. What
 * was reversed or waived binds nobody.
 */
export async function partiesTo(call: Call, complaintId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(call)
    .selectFrom('complaints.sanction')
    .select(['person_id', 'unit_id'])
    .where('complaint_id', '=', complaintId)
    .where('state', 'not in', ['reversed', 'waived'])
    .execute();
  const people = rows.flatMap((row) => row.person_id ?? []);
  const units = rows.flatMap((row) => (row.person_id === null && row.unit_id !== null ? [row.unit_id] : []));
  const leaders = [...(await leadersIn(call, units)).values()].flat();
  return new Set([...(await recusedFrom(call, complaintId)), ...people, ...leaders]);
}
