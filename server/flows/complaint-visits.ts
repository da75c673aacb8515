import { complaintClosed, complaintClosedAgain, complaintReopened } from '@tongli/contracts/complaints';
import { dropVisits, planVisit } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A case is closed → its customer is asked about it, or not, by the rules; it is taken up again → not any more. */
export const complaintVisits = flow('complaint-visits', [
  on(complaintClosed, (call, { subjectId }) => planVisit(call, subjectId)),
  on(complaintClosedAgain, (call, { subjectId }) => planVisit(call, subjectId)),
  on(complaintReopened, (call, { subjectId }) => dropVisits(call, subjectId)),
]);
