import type { Call } from '../../platform/call.ts';
import type { CheckedPlace } from '../customers/index.ts';
import { rules } from './complaint.ts';
import { findCase, tables, visible } from './store.ts';

/** A case within which its customer is checked, by whoever may write in it. */
export async function findCheckedCase(call: Call, id: string): Promise<CheckedPlace | null> {
  const found = await findCase(call, id);
  if (!found) return null;
  const { customer_id: customerId, project_id: projectId, unit_id: unitId, state } = found.row;
  return { customerId, projectId, unitId, open: state !== 'closed', mine: rules.note(found.case, call.actor) === null };
}

const mostNumbers = 50;

/** Numbers of what a customer complained about, latest first. */
export async function caseNumbersOf(call: Call, customerId: string): Promise<readonly string[]> {
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select('number')
    .where('customer_id', '=', customerId)
    .where(visible)
    .orderBy('lodged_at', 'desc')
    .limit(mostNumbers)
    .execute();
  return rows.map(({ number }) => number);
}
