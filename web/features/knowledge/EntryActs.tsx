import type { Allowance } from '@tongli/contracts/kernel';
import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { ActButton } from '../../ui/record/ActButton.tsx';

interface Sending {
  readonly isPending: boolean;
  readonly error: Error | null;
}

interface EntryActsProps {
  entry: {
    readonly state: string;
    readonly openState: string | null;
    readonly actions: Readonly<Record<string, Allowance | undefined>>;
  };
  submit: Sending & { readonly send: () => void };
  discard: Sending & { readonly send: () => void };
  /** Asks why it is withdrawn. */
  withdrawing: (onClose: () => void) => ReactNode;
}

/** Withdraw, give up the draft, ask for approval: each where there is something to do it to. */
export function EntryActs({ entry: { actions, openState, state }, submit, discard, withdrawing }: EntryActsProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [asks, setAsks] = useState(false);
  const failed = submit.error ?? discard.error;
  if (actions.write?.refusal === 'forbidden') return null;
  return (
    <>
      {failed ? <Alert type="error" showIcon role="alert" title={words.ofError(failed)} /> : null}
      {state === 'published' ? (
        <ActButton allowance={actions.withdraw} kind="danger" onAct={() => setAsks(true)}>
          {t('knowledge.act.withdraw')}
        </ActButton>
      ) : null}
      {openState === 'draft' ? (
        <>
          <ConfirmButton
            question={t('knowledge.discard-question')}
            consequence={t('knowledge.discard-words')}
            pending={discard.isPending}
            onYes={discard.send}
          >
            {t('knowledge.act.discard')}
          </ConfirmButton>
          <ActButton allowance={actions.submit} kind="primary" pending={submit.isPending} onAct={submit.send}>
            {t('knowledge.act.submit')}
          </ActButton>
        </>
      ) : null}
      {asks ? withdrawing(() => setAsks(false)) : null}
    </>
  );
}
