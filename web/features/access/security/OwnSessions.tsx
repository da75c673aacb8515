import { endOtherSessions, endOwnSession, listOwnSessions } from '@tongli/contracts/access';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SessionList } from './SessionList.tsx';

/** Where one is signed in oneself. */
export function OwnSessions() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const listed = useRead(listOwnSessions, {});
  const one = useAct(endOwnSession);
  const others = useAct(endOtherSessions);
  const error = one.error ?? others.error;
  const several = (listed.data?.sessions.length ?? 0) > 1;
  const endOthers = (
    <ConfirmButton
      question={t('access.sessions.end-others-question')}
      onYes={() => others.mutate({})}
      pending={others.isPending}
    >
      {t('access.sessions.end-others')}
    </ConfirmButton>
  );
  return (
    <Section title={t('access.sessions.title')} {...(several ? { actions: endOthers } : {})}>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      <Read of={listed}>
        {({ sessions }) => (
          <SessionList sessions={sessions} pending={one.isPending} onEnd={({ id }) => one.mutate({ params: { id } })} />
        )}
      </Read>
    </Section>
  );
}
