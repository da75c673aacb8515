import { lodgeInPortal } from '@tongli/contracts/complaints';
import { useRef } from 'react';
import { useAct } from '../../api/hooks.ts';
import { isRefusal } from '../../api/problem.ts';
import { fieldErrorsOf } from '../../ui/form/field-errors.ts';
import type { PortalDraft } from './draft.ts';
import { bodyOf, byField, type WrongFields } from './form.ts';

/** Sends the complaint once, whatever is pressed twice and wherever the line breaks. */
export function useSending(draft: PortalDraft, onSent: () => void, onWrong: (wrong: WrongFields) => void) {
  const sending = useRef(false);
  const act = useAct(lodgeInPortal, (receipt) => {
    draft.sent(receipt);
    onSent();
  });
  const send = () => {
    if (sending.current) return;
    sending.current = true;
    act.mutate(
      { body: { ...bodyOf(draft.values, draft.draftId), projectId: draft.projectId }, idempotencyKey: draft.key },
      {
        onError: (error) => {
          if (isRefusal(error)) draft.renewKey();
          const wrong = byField(fieldErrorsOf(error));
          if (wrong.size > 0) onWrong(wrong);
        },
        onSettled: () => {
          sending.current = false;
        },
      },
    );
  };
  return { act, send };
}
