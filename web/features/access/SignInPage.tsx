import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signIn } from '@tongli/contracts/access';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { meQuery } from '../../api/session.ts';
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx';
import { useAddress } from '../../ui/address.ts';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { usePageTitle } from '../../ui/Page.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { safeReturn } from './safe-return.ts';

function useSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  return useMutation({
    mutationFn: (body: BodyInputOf<typeof signIn>) => call(signIn, { body }),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await navigate({ href: safeReturn(search.return), replace: true });
    },
  });
}

function Refused({ error }: { error: Error | null }) {
  const words = useProblemWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="sign-in-refused">
      {words.ofError(error)}
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const missing = (value: string) => (sent && !value ? t('field.invalid_type') : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (username && password && !isPending) mutate({ username, password });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Refused error={error} />
      <PlainField
        label={t('access.sign-in.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        wrong={missing(username)}
        onText={setUsername}
      />
      <PlainField
        label={t('access.sign-in.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        wrong={missing(password)}
        onText={setPassword}
      />
      <PlainButton look="primary" type="submit" busy={isPending}>
        {t('access.sign-in.submit')}
      </PlainButton>
    </form>
  );
}

/** Sign-in by name and password. Its fields are plain, because the form pattern weighs more than all the rest of it. */
export default function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('access.sign-in.title'));
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <h1>{t('app.product')}</h1>
          <p className="quiet">{t('access.sign-in.lead')}</p>
        </header>
        <SignInForm />
        <footer>
          <LanguageSwitch />
        </footer>
      </div>
    </main>
  );
}
