import {
  confirmFactor,
  enrolFactor,
  type FactorState,
  getFactor,
  type NewFactor,
  removeFactor,
  renewRecoveryCodes,
} from '@tongli/contracts/access';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { FactorPicture } from '../sign-in/FactorPicture.tsx';
import { RecoveryCodes } from '../sign-in/RecoveryCodes.tsx';

type Stage =
  | { kind: 'state' }
  | { kind: 'begin' }
  | { kind: 'confirm'; factor: NewFactor }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'renew' }
  | { kind: 'remove' };

const atRest: Stage = { kind: 'state' };

function PasswordField() {
  const { t } = useTranslation();
  return (
    <Field name="password" label={t('access.password.current')}>
      <Input.Password autoComplete="current-password" />
    </Field>
  );
}

function CodeField({ label }: { label: string }) {
  return (
    <Field name="code" label={label}>
      <Input autoComplete="one-time-code" />
    </Field>
  );
}

function State({ factor, onStage }: { factor: FactorState; onStage: (stage: Stage) => void }) {
  const { t } = useTranslation();
  if (factor.confirmedAt === null)
    return (
      <>
        <p>{t('access.factor.none')}</p>
        <Button onClick={() => onStage({ kind: 'begin' })}>{t('access.factor.begin')}</Button>
      </>
    );
  return (
    <>
      <p>
        {t('access.factor.on-since')} <Instant at={factor.confirmedAt} />
      </p>
      <p className="quiet">{t('access.factor.codes-left', { count: factor.recoveryCodesLeft })}</p>
      <div className="plain-choices">
        <Button onClick={() => onStage({ kind: 'renew' })}>{t('access.factor.renew')}</Button>
        {factor.required ? null : (
          <Button danger onClick={() => onStage({ kind: 'remove' })}>
            {t('access.factor.remove')}
          </Button>
        )}
      </div>
      {factor.required ? <p className="quiet">{t('access.factor.required-words')}</p> : null}
    </>
  );
}

function Enrolment({
  stage,
  onStage,
  cancel,
}: {
  stage: Extract<Stage, { kind: 'begin' | 'confirm' }>;
  onStage: (stage: Stage) => void;
  cancel: ReactNode;
}) {
  const { t } = useTranslation();
  if (stage.kind === 'begin')
    return (
      <EndpointForm
        side
        endpoint={enrolFactor}
        name="access.enrol-factor"
        secret={['password']}
        input={({ password }) => ({ body: { password: String(password ?? '') } })}
        submit={t('access.sign-in.go-on')}
        cancel={cancel}
        onDone={(factor) => onStage({ kind: 'confirm', factor })}
      >
        <PasswordField />
      </EndpointForm>
    );
  return (
    <>
      <FactorPicture factor={stage.factor} />
      <EndpointForm
        side
        endpoint={confirmFactor}
        name="access.confirm-factor"
        secret={['code']}
        input={({ code }) => ({ body: { code: String(code ?? '') } })}
        submit={t('access.factor.confirm')}
        cancel={cancel}
        onDone={({ recoveryCodes }) => onStage({ kind: 'codes', codes: recoveryCodes })}
      >
        <CodeField label={t('access.factor.first-code')} />
      </EndpointForm>
    </>
  );
}

function Change({
  kind,
  onStage,
  cancel,
}: {
  kind: 'renew' | 'remove';
  onStage: (stage: Stage) => void;
  cancel: ReactNode;
}) {
  const { t } = useTranslation();
  const shared = {
    side: true,
    secret: ['password', 'code'],
    cancel,
    input: ({ password, code }: Record<string, unknown>) => ({
      body: { password: String(password ?? ''), code: String(code ?? '') },
    }),
    children: (
      <>
        <PasswordField />
        <CodeField label={t('access.sign-in.code')} />
      </>
    ),
  };
  return kind === 'renew' ? (
    <EndpointForm
      {...shared}
      endpoint={renewRecoveryCodes}
      name="access.renew-recovery-codes"
      submit={t('access.factor.renew')}
      onDone={({ recoveryCodes }) => onStage({ kind: 'codes', codes: recoveryCodes })}
    />
  ) : (
    <EndpointForm
      {...shared}
      endpoint={removeFactor}
      name="access.remove-factor"
      submit={t('access.factor.remove')}
      onDone={() => onStage(atRest)}
    />
  );
}

/** One's own second factor: set up, renewed, taken off. */
export function OwnFactor() {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>(atRest);
  const factor = useRead(getFactor, {});
  const cancel = <Button onClick={() => setStage(atRest)}>{t('access.factor.cancel')}</Button>;
  return (
    <Section title={t('access.factor.title')}>
      {stage.kind === 'state' ? (
        <Read of={factor}>{(state) => <State factor={state} onStage={setStage} />}</Read>
      ) : null}
      {stage.kind === 'begin' || stage.kind === 'confirm' ? (
        <Enrolment stage={stage} onStage={setStage} cancel={cancel} />
      ) : null}
      {stage.kind === 'renew' || stage.kind === 'remove' ? (
        <Change kind={stage.kind} onStage={setStage} cancel={cancel} />
      ) : null}
      {stage.kind === 'codes' ? <RecoveryCodes codes={stage.codes} onKept={() => setStage(atRest)} /> : null}
    </Section>
  );
}
