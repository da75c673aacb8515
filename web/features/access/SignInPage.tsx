import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SignInStep, signIn } from '@tongli/contracts/access';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { meQuery } from '../../api/session.ts';
import { useAddress } from '../../ui/address.ts';
import { usePageTitle } from '../../ui/Page.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { pageFile } from '../../ui/page-file.ts';
import { safeReturn } from './safe-return.ts';
import { PlainForm } from './sign-in/PlainForm.tsx';
import { PlainPage } from './sign-in/PlainPage.tsx';
import { SignOnButtons } from './single-sign-on/SignOnButtons.tsx';
import { waitingStep } from './single-sign-on/waiting-step.ts';

// Most sign-ins end with the password: what may come after it is fetched when it does.
const steps = {
  code: lazy(pageFile(() => import('./sign-in/CodeStep.tsx'))),
  enrol: lazy(pageFile(() => import('./sign-in/EnrolStep.tsx'))),
  'new-password': lazy(pageFile(() => import('./sign-in/NewPasswordStep.tsx'))),
};

/** Into the house, to where somebody wanted to go. */
function useEnter() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  return async () => {
    await client.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ href: safeReturn(search.return), replace: true });
  };
}

function PasswordStep({ onStep }: { onStep: (step: SignInStep) => Promise<void> }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: BodyInputOf<typeof signIn>) => call(signIn, { body }),
    onSuccess: onStep,
  });
  return (
    <PlainForm
      entries={[
        { name: 'username', label: t('access.sign-in.username'), autoComplete: 'username' },
        {
          name: 'password',
          label: t('access.sign-in.password'),
          type: 'password',
          autoComplete: 'current-password',
        },
      ]}
      submit={t('access.sign-in.submit')}
      busy={isPending}
      error={error}
      onSend={({ username = '', password = '' }) => mutate({ username, password })}
    />
  );
}

function LaterStep({ step, onStep }: { step: SignInStep; onStep: (step: SignInStep) => Promise<void> }) {
  if (step.next === 'done' || step.challenge === null) return null;
  const Step = steps[step.next];
  return (
    <Suspense fallback={null}>
      <Step challenge={step.challenge} onStep={(next) => void onStep(next)} />
    </Suspense>
  );
}

/** Sign-in: name and password, then what the server still asks for. Plain, because the form pattern weighs more than all of it. */
export default function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('access.sign-in.title'));
  const [step, setStep] = useState<SignInStep | null>(waitingStep.look);
  // Once: whoever comes to this page again begins again.
  useEffect(() => waitingStep.put(null), []);
  const enter = useEnter();
  const goOn = async (next: SignInStep) => (next.next === 'done' ? enter() : setStep(next));
  return (
    <PlainPage lead={t('access.sign-in.lead')}>
      {step === null ? (
        <>
          <PasswordStep onStep={goOn} />
          <SignOnButtons />
        </>
      ) : (
        <>
          <LaterStep step={step} onStep={goOn} />
          <p className="plain-choices">
            <PlainButton look="text" onClick={() => setStep(null)}>
              {t('access.sign-in.start-over')}
            </PlainButton>
          </p>
        </>
      )}
    </PlainPage>
  );
}
