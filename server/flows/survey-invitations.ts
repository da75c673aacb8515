import { complaintClosed } from '@tongli/contracts/complaints';
import { surveyAnswered } from '@tongli/contracts/outreach';
import { requestClosed } from '@tongli/contracts/requests';
import { askedAfter } from '../modules/complaints/index.ts';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { invite, noteSurveySent } from '../modules/outreach/index.ts';
import { askedAfterRequest, noteRequestRating } from '../modules/requests/index.ts';
import { type Call, isRefusal } from '../platform/call.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

interface After {
  readonly number: string;
  readonly projectId: string;
  readonly unitId: string | null;
  readonly customerId: string;
  readonly ownerId: string | null;
}

async function ask(call: Call, about: After | null, subject: { readonly type: string; readonly id: string }) {
  if (!about) return;
  const { number, ...whom } = about;
  const asked = await invite(call, { ...whom, subject: { ...subject, label: number } });
  if (!asked) return;
  const { projectId, customerId } = about;
  const sent = await sendOutgoing(call, { key: asked.key, projectId, customerId, text: asked.text });
  if (!isRefusal(sent)) await noteSurveySent(call, asked.invitationId);
}

/** A case is closed → its customer is asked how it went, unless they want no surveys or were asked lately; of a request it is kept what they said. */
export const surveyInvitations = inLane(
  'telling',
  flow('survey-invitations', [
    on(complaintClosed, async (call, { subjectId: id }) =>
      ask(call, await askedAfter(call, id), { type: 'complaint', id }),
    ),
    on(requestClosed, async (call, { subjectId: id }) =>
      ask(call, await askedAfterRequest(call, id), { type: 'request', id }),
    ),
    on(surveyAnswered, async (call, { payload: { subjectType, subjectId, csat } }) => {
      if (subjectType === 'request' && csat !== null) await noteRequestRating(call, subjectId, csat);
    }),
  ]),
);
