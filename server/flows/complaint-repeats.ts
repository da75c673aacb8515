import {
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintClosed,
  complaintLodged,
  ledgerDayImported,
} from '@tongli/contracts/complaints';
import {
  considerRepeat,
  followAcknowledgement,
  followAnswer,
  followClosing,
  followOwner,
  joinIncident,
  joinNamed,
  learnMatters,
} from '../modules/complaints/index.ts';
import { incidentOfContact } from '../modules/contacts/index.ts';
import { flow, on } from '../platform/events/flow.ts';
import { addJob } from '../platform/jobs/add.ts';

/**
 * A complaint is lodged → the same matter before it is looked for, and an incident that it belongs to; what happens to a master happens to the
 * cases that follow it, and all of a group are acknowledged with it. A ledger is complete → its cases become findable by what they are about.
 */
export const complaintRepeats = flow('complaint-repeats', [
  on(complaintLodged, async (call, { subjectId, payload: { contactId } }) => {
    await considerRepeat(call, subjectId);
    const outageOf = contactId ? await incidentOfContact(call, contactId) : null;
    if (outageOf) await joinNamed(call, outageOf, subjectId);
    else await joinIncident(call, subjectId);
  }),
  on(complaintAssigned, (call, { subjectId, payload }) => followOwner(call, subjectId, payload.ownerId)),
  on(complaintAcknowledged, (call, { subjectId }) => followAcknowledgement(call, subjectId)),
  on(complaintAnswered, (call, { subjectId }) => followAnswer(call, subjectId)),
  on(complaintClosed, (call, { subjectId }) => followClosing(call, subjectId)),
  on(ledgerDayImported, (call) => addJob(call, learnMatters, {}, { onlyOne: 'all' })),
]);
