import {
  complaintAcknowledged,
  complaintAnswered,
  letterKept,
  requestCodeAsked,
  returnCodeAsked,
} from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { codeMessage, keepSaid, letterText, noteSent } from '../modules/complaints/index.ts';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { type Call, refuse } from '../platform/call.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

async function sendCode(call: Call, { payload }: { payload: PayloadOf<typeof returnCodeAsked> }): Promise<void> {
  const { codeId, projectId, customerId } = payload;
  const text = customerId === null ? null : await codeMessage(call, codeId);
  if (customerId !== null && text)
    await sendOutgoing(call, { key: `complaint.code ${codeId}`, projectId, customerId, text });
}

/**
 * A complaint is acknowledged or answered → that is a letter; a letter is on record, or a code to come back
 * by was asked for → the customer is told, once.
 */
export const complaintLetters = inLane(
  'telling',
  flow('complaint-letters', [
    on(complaintAcknowledged, (call, { subjectId }) => keepSaid(call, subjectId, 'acknowledgement')),
    on(complaintAnswered, (call, { subjectId }) => keepSaid(call, subjectId, 'answer')),
    on(letterKept, async (call, { payload: { letterId, projectId, customerId } }) => {
      const text = await letterText(call, letterId);
      if (text === null) return;
      const key = `complaint.letter ${letterId}`;
      const sent =
        customerId === null
          ? refuse('unknown-customer')
          : await sendOutgoing(call, { key, projectId, customerId, text });
      await noteSent(call, letterId, sent);
    }),
    on(returnCodeAsked, sendCode),
    on(requestCodeAsked, sendCode),
  ]),
);
