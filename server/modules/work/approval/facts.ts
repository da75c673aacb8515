import type { ApprovalRow } from './store.ts';

/** What every fact on an approval says of it. */
export const about = (row: ApprovalRow, approverIds: readonly string[]) => ({
  number: row.number,
  kind: row.kind,
  projectId: row.project_id,
  unitId: row.unit_id,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  amountMinor: row.amount_minor,
  currency: row.currency,
  requesterId: row.requester_id,
  concerned: [...new Set([row.requester_id, ...approverIds])],
});
