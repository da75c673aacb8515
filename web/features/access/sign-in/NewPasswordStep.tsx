import { useMutation } from '@tanstack/react-query';
import { chooseNewPassword, passwordBounds, type SignInStep } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useNewPasswordEntries } from './new-password.ts';
import { PlainForm } from './PlainForm.tsx';

/** Somebody else set the password: its owner chooses another one before the house opens. */
export default function NewPasswordStep({
  challenge,
  onStep,
}: {
  challenge: string;
  onStep: (step: SignInStep) => void;
}) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (next: string) => call(chooseNewPassword, { body: { challenge, next } }),
    onSuccess: onStep,
  });
  return (
    <>
      <p>{t('access.sign-in.new-password-lead')}</p>
      <p className="quiet">{t('access.password.rule', { ...passwordBounds })}</p>
      <PlainForm
        entries={useNewPasswordEntries()}
        submit={t('access.sign-in.go-on')}
        busy={isPending}
        error={error}
        onSend={({ next = '' }) => mutate(next)}
      />
    </>
  );
}
