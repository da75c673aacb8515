import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signIn } from '@tongli/contracts/access';
import { Button, Form, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { meKey } from '../../api/session.ts';
import { LanguageSwitch } from '../../app/frame/LanguageSwitch.tsx';
import { useAddress } from '../../ui/address.ts';
import { usePageTitle } from '../../ui/Page.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';

interface Credentials {
  username: string;
  password: string;
}

/** Only a path of this site: an address from outside must not lead away after sign-in. */
function safeReturn(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}

function useSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  return useAct(signIn, (me) => {
    client.setQueryData(meKey, me);
    void navigate({ href: safeReturn(search.return), replace: true });
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

/** Sign-in by name and password. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSignIn();
  usePageTitle(t('access.sign-in.title'));
  const required = [{ required: true, message: t('field.invalid_type') }];
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <h1>{t('app.product')}</h1>
          <p className="quiet">{t('access.sign-in.lead')}</p>
        </header>
        <Refused error={error} />
        <Form<Credentials>
          layout="vertical"
          requiredMark={false}
          onFinish={(body) => mutate({ body })}
          disabled={isPending}
        >
          <Form.Item name="username" label={t('access.sign-in.username')} rules={required}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('access.sign-in.password')} rules={required}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
            {t('access.sign-in.submit')}
          </Button>
        </Form>
        <footer>
          <LanguageSwitch />
        </footer>
      </div>
    </main>
  );
}
