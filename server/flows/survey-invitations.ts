import { complaintClosed } from '@tongli/contracts/complaints';
import { askedAfter } from '../modules/complaints/index.ts';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { invite, noteSurveySent } from '../modules/outreach/index.ts';
import { isRefusal } from '../platform/call.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A case is closed → its customer is asked how it went, unless they want no surveys or were asked lately. */
export const surveyInvitations = flow('survey-invitations', [
  on(complaintClosed, async (call, { subjectId }) => {
    const about = await askedAfter(call, subjectId);
    if (!about) return;
    const { number, ...whom } = about;
    const asked = await invite(call, { ...whom, subject: { type: 'complaint', id: subjectId, label: number } });
    if (!asked) return;
    const { projectId, customerId } = about;
    const sent = await sendOutgoing(call, { key: asked.key, projectId, customerId, text: asked.text });
    if (!isRefusal(sent)) await noteSurveySent(call, asked.invitationId);
  }),
]);
