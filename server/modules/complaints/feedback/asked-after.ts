import type { Call } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { findCase } from '../store.ts';

/** Whose case it was, and who can be asked how it went; null where nobody can, or nobody wanted to hear from us. */
export interface AskedAfter {
  readonly number: string;
  readonly projectId: string;
  readonly unitId: string | null;
  readonly customerId: string;
  readonly ownerId: string | null;
}

export async function askedAfter(call: Call, complaintId: string): Promise<AskedAfter | null> {
  const row = (await findCase(beyondScope(call), complaintId))?.row;
  if (!row || row.customer_id === null || row.erased_at !== null || !row.wants_response) return null;
  return {
    ...{ number: row.number, projectId: row.project_id, unitId: row.unit_id },
    ...{ customerId: row.customer_id, ownerId: row.owner_id },
  };
}
