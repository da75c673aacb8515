import { approvalApproved, approvalRejected, approvalWithdrawn } from '@tongli/contracts/work';
import { settleCompensation } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** An approval is decided → the compensation that awaited it can be paid out, or its amount goes back to the budget. */
export const compensationApprovals = flow('compensation-approvals', [
  on(approvalApproved, async (call, { subjectId, payload: { byId, forId } }) => {
    await settleCompensation(call, subjectId, { outcome: 'approved', byId, forId });
  }),
  on(approvalRejected, async (call, { subjectId, payload: { byId, forId } }) => {
    await settleCompensation(call, subjectId, { outcome: 'rejected', byId, forId });
  }),
  on(approvalWithdrawn, async (call, { subjectId }) => {
    await settleCompensation(call, subjectId, { outcome: 'withdrawn', byId: null, forId: null });
  }),
]);
