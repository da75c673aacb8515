import { useMutation, useQuery } from '@tanstack/react-query';
import { confirmAtSignIn, enrolAtSignIn, type SignInStep } from '@tongli/contracts/access';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FactorPicture } from './FactorPicture.tsx';
import { PlainForm } from './PlainForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { Refused } from './Refused.tsx';

type Confirmed = SignInStep & { recoveryCodes: string[] };

/** A role asks for a second factor that its holder does not have yet: it is set up before the house opens. */
export default function EnrolStep({ challenge, onStep }: { challenge: string; onStep: (step: SignInStep) => void }) {
  const { t } = useTranslation();
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);
  // Each call makes a new secret, so it is called once and kept as long as this step is on screen.
  const { data: factor, error: refused } = useQuery({
    queryKey: [enrolAtSignIn.id, challenge],
    queryFn: () => call(enrolAtSignIn, { body: { challenge } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    gcTime: 0,
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (code: string) => call(confirmAtSignIn, { body: { challenge, code } }),
    onSuccess: setConfirmed,
  });
  if (confirmed) return <RecoveryCodes codes={confirmed.recoveryCodes} onKept={() => onStep(confirmed)} />;
  return (
    <>
      <p>{t('access.sign-in.enrol-lead')}</p>
      <Refused error={refused} />
      {factor ? (
        <>
          <FactorPicture factor={factor} />
          <PlainForm
            entries={[{ name: 'code', label: t('access.factor.first-code'), autoComplete: 'one-time-code' }]}
            submit={t('access.sign-in.go-on')}
            busy={isPending}
            error={error}
            onSend={({ code = '' }) => mutate(code)}
          />
        </>
      ) : null}
    </>
  );
}
