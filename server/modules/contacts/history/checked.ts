import type { Call } from '../../../platform/call.ts';
import type { CheckedPlace } from '../../customers/index.ts';
import { findReadable, hasOpen } from '../messages/reading.ts';
import { tables } from '../store.ts';

/** A contact within which its customer is checked, by whoever has it in a place. */
export async function findCheckedContact(call: Call, id: string): Promise<CheckedPlace | null> {
  const mine = await hasOpen(call, id);
  if (!mine && !(await findReadable(call, id))) return null;
  const row = await tables(call)
    .selectFrom('contacts.contact as contact')
    .leftJoin('contacts.live as live', 'live.contact_id', 'contact.id')
    .select(['contact.customer_id', 'contact.project_id', 'contact.unit_id', 'live.contact_id as live_id'])
    .where('contact.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { customer_id: customerId, project_id: projectId, unit_id: unitId } = row;
  return { customerId, projectId, unitId, open: row.live_id !== null, mine };
}

/** When somebody was with us last, but for one contact. */
export async function lastContactAt(call: Call, customerId: string, exceptId: string): Promise<Date | null> {
  const row = await tables(call)
    .selectFrom('contacts.contact')
    .select('started_at')
    .where('customer_id', '=', customerId)
    .where('id', '<>', exceptId)
    .where('answered_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.started_at ?? null;
}
