import {
  type Account,
  endSessionOf,
  endSessionsOf,
  getFactorOf,
  listSessionsOf,
  resetFactor,
} from '@tongli/contracts/access';
import { Alert, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SessionList } from './SessionList.tsx';

function SessionsOf({ account: { id, name } }: { account: Account }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const listed = useRead(listSessionsOf, { params: { id } });
  const one = useAct(endSessionOf);
  const all = useAct(endSessionsOf);
  const error = one.error ?? all.error;
  return (
    <Section title={t('access.sessions.title')}>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      <Read of={listed}>
        {({ sessions }) => (
          <>
            <SessionList
              narrow
              sessions={sessions}
              pending={one.isPending}
              onEnd={(session) => one.mutate({ params: { id, sessionId: session.id } })}
            />
            {sessions.length > 0 ? (
              <ConfirmButton
                question={t('access.sessions.end-all-question', { name })}
                onYes={() => all.mutate({ params: { id } })}
                pending={all.isPending}
              >
                {t('access.sessions.end-all')}
              </ConfirmButton>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function FactorOf({ account: { id } }: { account: Account }) {
  const { t } = useTranslation();
  const factor = useRead(getFactorOf, { params: { id } });
  return (
    <Section title={t('access.factor.title')}>
      <Read of={factor}>
        {({ confirmedAt, required }) =>
          confirmedAt === null ? (
            <p className="quiet">{required ? t('access.factor.none-but-required') : t('access.factor.none-here')}</p>
          ) : (
            <>
              <p className="quiet">{t('access.factor.reset-lead')}</p>
              <EndpointForm
                side
                endpoint={resetFactor}
                name={`access.reset-factor.${id}`}
                input={(values) => ({ params: { id }, body: { reason: String(values.reason ?? '') } })}
                submit={t('access.factor.reset')}
                onDone={() => undefined}
              >
                <Field name="reason" label={t('access.factor.reset-reason')}>
                  <Input autoComplete="off" />
                </Field>
              </EndpointForm>
            </>
          )
        }
      </Read>
    </Section>
  );
}

/** What an administrator sees and may do about how somebody signs in. */
export function AccountSecurity({ account }: { account: Account }) {
  return (
    <>
      <SessionsOf account={account} />
      <FactorOf account={account} />
    </>
  );
}
