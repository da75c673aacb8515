import { approvalApproved, approvalRejected, approvalWithdrawn } from '@tongli/contracts/work';
import { settleExtension } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** An approval is decided → the time that a case asked for is granted or not; granted, its limit moves and the customer is told. */
export const extensionApprovals = flow('extension-approvals', [
  on(approvalApproved, (call, { subjectId, payload: { byId } }) =>
    settleExtension(call, subjectId, { outcome: 'approved', byId }),
  ),
  on(approvalRejected, (call, { subjectId, payload: { byId } }) =>
    settleExtension(call, subjectId, { outcome: 'rejected', byId }),
  ),
  on(approvalWithdrawn, (call, { subjectId }) =>
    settleExtension(call, subjectId, { outcome: 'withdrawn', byId: null }),
  ),
]);
