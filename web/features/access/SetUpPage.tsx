import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { checkSetUp, passwordBounds, setUp } from '@tongli/contracts/access';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ProblemError } from '../../api/problem.ts';
import { meQuery } from '../../api/session.ts';
import { usePageTitle } from '../../ui/Page.tsx';
import { useNewPasswordEntries } from './sign-in/new-password.ts';
import { PlainForm } from './sign-in/PlainForm.tsx';
import { PlainPage } from './sign-in/PlainPage.tsx';
import { Refused } from './sign-in/Refused.tsx';

/** The secret stands behind the #, where no server and no proxy sees it. */
const secretOf = (hash: string) => hash.slice(1) || 'none';

function useSetUp() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: BodyInputOf<typeof setUp>) => call(setUp, { body }),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await navigate({ to: '/', replace: true });
    },
  });
}

function SetUpForm({ secret }: { secret: string }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSetUp();
  const username = {
    name: 'username',
    label: t('access.accounts.username'),
    autoComplete: 'username',
    check: (text: string) =>
      /^[a-z0-9][a-z0-9._-]{1,39}$/.test(text.trim().toLowerCase()) ? null : t('access.accounts.username-rule'),
  };
  return (
    <>
      <p>{t('access.set-up.welcome')}</p>
      <p className="quiet">{t('access.password.rule', { ...passwordBounds })}</p>
      <PlainForm
        entries={[
          { name: 'organisation', label: t('access.set-up.organisation'), autoComplete: 'organization' },
          { name: 'name', label: t('access.set-up.name'), autoComplete: 'name' },
          username,
          ...useNewPasswordEntries(),
        ]}
        submit={t('access.set-up.submit')}
        busy={isPending}
        error={error}
        onSend={({ organisation = '', name = '', username: chosen = '', next = '' }) =>
          mutate({ secret, organisation, name, username: chosen, password: next })
        }
      />
    </>
  );
}

const isDone = (error: Error | null) => error instanceof ProblemError && error.problem.code === 'set-up-done';

/** The first administrator of an installation that began empty, behind the link that its start printed. */
export default function SetUpPage() {
  const { t } = useTranslation();
  usePageTitle(t('access.set-up.title'));
  const [secret] = useState(() => secretOf(window.location.hash));
  const { isSuccess, error } = useQuery({
    queryKey: [checkSetUp.id, secret],
    queryFn: () => call(checkSetUp, { body: { secret } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <PlainPage lead={t('access.set-up.title')}>
      <Refused error={error} />
      {isDone(error) ? <Link to="/sign-in">{t('access.sign-in.submit')}</Link> : null}
      {isSuccess ? <SetUpForm secret={secret} /> : null}
    </PlainPage>
  );
}
