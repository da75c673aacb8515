import { approvalApproved, approvalRejected, approvalWithdrawn } from '@tongli/contracts/work';
import { settleApproval } from '../modules/knowledge/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** An approval is decided → the edition that awaited it is in use, or a draft again. */
export const knowledgeApprovals = flow('knowledge-approvals', [
  on(approvalApproved, async (call, { subjectId, payload: { byId } }) => {
    await settleApproval(call, subjectId, { outcome: 'approved', byId });
  }),
  on(approvalRejected, async (call, { subjectId, payload: { byId } }) => {
    await settleApproval(call, subjectId, { outcome: 'rejected', byId });
  }),
  on(approvalWithdrawn, async (call, { subjectId }) => {
    await settleApproval(call, subjectId, { outcome: 'withdrawn', byId: null });
  }),
]);
