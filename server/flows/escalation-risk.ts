import { complaintChanged, complaintLodged } from '@tongli/contracts/complaints';
import { contactEnded } from '@tongli/contracts/contacts';
import { taskAssigned, taskCompleted } from '@tongli/contracts/work';
import { followTaken, followTask, noteContact, scoreCases } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/**
 * Something happened to a case, or its customer was in touch → how likely it is to go over our head is worked out anew. The task to intercept one
 * went to somebody else, or was done → so is the interception.
 */
export const escalationRisk = flow('escalation-risk', [
  on(complaintLodged, (call, { subjectId }) => scoreCases(call, [subjectId])),
  on(complaintChanged, async (call, { subjectId, payload: { act } }) => {
    if (act !== 'intercepted') await scoreCases(call, [subjectId]);
  }),
  on(contactEnded, async (call, { subjectId, payload: { customerId } }) => {
    if (customerId !== null) await noteContact(call, subjectId, customerId);
  }),
  on(taskAssigned, (call, { subjectId, payload: { ownerId } }) => followTask(call, subjectId, ownerId)),
  on(taskCompleted, (call, { subjectId }) => followTaken(call, subjectId)),
]);
