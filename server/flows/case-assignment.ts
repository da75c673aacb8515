import { complaintAnswered, complaintAssigned, complaintClosed, complaintLodged } from '@tongli/contracts/complaints';
import { templateApplied } from '@tongli/contracts/org';
import { absenceBegan } from '@tongli/contracts/work';
import { assignByRule, assignWaiting, layFirstRule, moveOnAbsence } from '../modules/complaints/index.ts';
import { unitByCode } from '../modules/org/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/**
 * A complaint is lodged → where the house has it so, it goes to whom a rule chooses; somebody has less to do than before → what
 * waits is tried again; an absence begins → its cases go to others on the same morning. The standard organisation was taken → its
 * complaint department takes the cases, unless somebody has set a rule before.
 */
export const caseAssignment = flow('case-assignment', [
  on(complaintLodged, (call, { subjectId }) => assignByRule(call, subjectId)),
  on(complaintAnswered, (call) => assignWaiting(call)),
  on(complaintClosed, (call) => assignWaiting(call)),
  on(complaintAssigned, async (call, { payload: { previousOwnerId } }) => {
    if (previousOwnerId !== null) await assignWaiting(call);
  }),
  on(templateApplied, async (call) => {
    const unitId = await unitByCode(call, 'complaints');
    if (unitId !== undefined) await layFirstRule(call, unitId);
  }),
  on(absenceBegan, (call, { subjectId }) => moveOnAbsence(call, subjectId)),
]);
