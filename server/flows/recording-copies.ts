import { copyCodeAsked, copyDecided } from '@tongli/contracts/privacy';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { copyCodeText, copyDecisionText } from '../modules/privacy/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A copy of a recording is released or refused, or a code to open it by was asked for → the customer is told, once. */
export const recordingCopies = flow('recording-copies', [
  on(copyDecided, async (call, { payload: { copyId, projectId, personId: customerId } }) => {
    const text = await copyDecisionText(call, copyId);
    if (text) await sendOutgoing(call, { key: `privacy.copy ${copyId}`, projectId, customerId, text });
  }),
  on(copyCodeAsked, async (call, { payload: { copyId, projectId, personId: customerId, code } }) => {
    const text = await copyCodeText(call, copyId, code);
    if (text) await sendOutgoing(call, { key: `privacy.copy-code ${copyId} ${code}`, projectId, customerId, text });
  }),
]);
