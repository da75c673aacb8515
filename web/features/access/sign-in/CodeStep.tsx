import { useMutation } from '@tanstack/react-query';
import { proveCode, type SignInStep } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { PlainForm } from './PlainForm.tsx';

/** The second step: a code of the app, or one of the recovery codes. */
export default function CodeStep({ challenge, onStep }: { challenge: string; onStep: (step: SignInStep) => void }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (code: string) => call(proveCode, { body: { challenge, code } }),
    onSuccess: onStep,
  });
  return (
    <>
      <p>{t('access.sign-in.code-lead')}</p>
      <PlainForm
        entries={[{ name: 'code', label: t('access.sign-in.code'), autoComplete: 'one-time-code' }]}
        submit={t('access.sign-in.go-on')}
        busy={isPending}
        error={error}
        onSend={({ code = '' }) => mutate(code)}
      />
    </>
  );
}
