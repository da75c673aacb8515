import { complaintAnswered, complaintAssigned, complaintClosed, complaintLodged } from '@tongli/contracts/complaints';
import { absenceBegan } from '@tongli/contracts/work';
import { assignByRule, assignWaiting, moveOnAbsence } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/**
 * A complaint is lodged → where the house has it so, it goes to whom a rule chooses; somebody has less to do than before → what
 * waits is tried again; an absence begins → its cases go to others on the same morning.
 */
export const caseAssignment = flow('case-assignment', [
  on(complaintLodged, (call, { subjectId }) => assignByRule(call, subjectId)),
  on(complaintAnswered, (call) => assignWaiting(call)),
  on(complaintClosed, (call) => assignWaiting(call)),
  on(complaintAssigned, async (call, { payload: { previousOwnerId } }) => {
    if (previousOwnerId !== null) await assignWaiting(call);
  }),
  on(absenceBegan, (call, { subjectId }) => moveOnAbsence(call, subjectId)),
]);
