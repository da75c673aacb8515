import {
  type Account,
  changeAccount,
  closeAccount,
  type Grant,
  passwordBounds,
  reopenAccount,
  setPassword,
} from '@tongli/contracts/access';
import { Alert, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { ActButton } from '../../ui/record/ActButton.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Instant } from '../../ui/Times.tsx';
import { RolesField } from './RolesField.tsx';
import { AccountSecurity } from './security/AccountSecurity.tsx';
import { InviteSection } from './single-sign-on/InviteSection.tsx';

function ChangeSection({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Section title={t('access.account.change')}>
      <VersionedForm
        endpoint={changeAccount}
        name={`access.change-account.${account.id}`}
        record={account}
        initial={({ name, grants }) => ({ name, grants })}
        input={(values, version) => ({
          params: { id: account.id },
          body: { name: String(values.name ?? ''), grants: (values.grants ?? []) as Grant[], version },
        })}
        submit={t('access.account.save')}
        onDone={onDone}
      >
        <Field name="name" label={t('access.accounts.name')}>
          <Input autoComplete="off" />
        </Field>
        <RolesField />
      </VersionedForm>
    </Section>
  );
}

function PasswordSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(0);
  return (
    <Section title={t('access.account.password')}>
      {done > 0 ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('access.account.password-set')} />
      ) : null}
      <EndpointForm
        key={done}
        endpoint={setPassword}
        name={`access.set-password.${account.id}`}
        secret={['password']}
        input={(values) => ({ params: { id: account.id }, body: { password: String(values.password ?? '') } })}
        submit={t('access.account.set-password')}
        onDone={() => setDone((count) => count + 1)}
      >
        <Field
          name="password"
          label={t('access.password.next')}
          help={t('access.password.rule', { ...passwordBounds })}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </EndpointForm>
    </Section>
  );
}

function CloseSection({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, error } = useAct(closeAccount, onDone);
  const act = () => mutate({ params: { id: account.id } });
  return (
    <Section title={t('access.account.close')}>
      <p className="quiet">{t('access.account.close-words')}</p>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      {account.actions.close?.allowed ? (
        <ConfirmButton
          question={t('access.account.close-question', { name: account.name })}
          onYes={act}
          pending={isPending}
        >
          {t('access.account.close')}
        </ConfirmButton>
      ) : (
        <ActButton allowance={account.actions.close} kind="danger" onAct={act}>
          {t('access.account.close')}
        </ActButton>
      )}
    </Section>
  );
}

function ReopenSection({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Section title={t('access.account.reopen')}>
      <p className="quiet">{t('access.account.reopen-words')}</p>
      <EndpointForm
        endpoint={reopenAccount}
        name={`access.reopen-account.${account.id}`}
        initial={{ grants: account.grants }}
        secret={['password']}
        input={(values) => ({
          params: { id: account.id },
          body: {
            grants: (values.grants ?? []) as Grant[],
            password: String(values.password ?? ''),
            version: account.version,
          },
        })}
        submit={t('access.account.reopen')}
        onDone={onDone}
      >
        <RolesField />
        <Field
          name="password"
          label={t('access.accounts.first-password')}
          help={t('access.password.rule', { ...passwordBounds })}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </EndpointForm>
    </Section>
  );
}

/** One account beside the list: what it is, and the acts that the server allows on it. */
export default function AccountDrawer({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const lastSignIn = account.lastSignInAt ? <Instant at={account.lastSignInAt} /> : t('access.accounts.never');
  return (
    <Drawer open onClose={onClose} title={account.name} size={460} destroyOnHidden>
      <Facts
        facts={[
          { label: t('access.accounts.username'), value: account.username },
          { label: t('access.accounts.state-label'), value: t(`access.accounts.state.${account.state}`) },
          { label: t('access.accounts.last-sign-in'), value: lastSignIn },
        ]}
      />
      {account.actions.change?.allowed ? <ChangeSection account={account} onDone={onClose} /> : null}
      {account.actions.setPassword?.allowed ? <PasswordSection account={account} /> : null}
      {account.kind === 'person' ? <AccountSecurity account={account} /> : null}
      <InviteSection account={account} />
      {account.actions.reopen?.allowed ? (
        <ReopenSection account={account} onDone={onClose} />
      ) : (
        <CloseSection account={account} onDone={onClose} />
      )}
    </Drawer>
  );
}
