import { type Grant, listServiceAccounts, openServiceAccount, type ServiceAccount } from '@tongli/contracts/access';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RolesField } from '../RolesField.tsx';
import { useRoleWords } from '../role-words.ts';

interface ServiceAccountsProps {
  onToken: (of: ServiceAccount) => void;
  onClose: () => void;
}

function Programs({ items, onToken }: { items: readonly ServiceAccount[]; onToken: ServiceAccountsProps['onToken'] }) {
  const { t } = useTranslation();
  const roleWords = useRoleWords();
  return (
    <DataTable
      label={t('access.programs.title')}
      rows={items}
      rowKey={({ account }) => account.id}
      empty={t('access.programs.empty')}
      columns={[
        { key: 'name', title: t('access.accounts.name'), text: ({ account }) => account.name, phone: 'title' },
        {
          key: 'roles',
          title: t('access.accounts.roles'),
          text: ({ account }) => roleWords([...new Set(account.grants.map(({ role }) => role))]),
        },
        {
          key: 'make',
          title: t('access.tokens.make'),
          text: () => '',
          render: (row) =>
            row.account.state === 'active' ? (
              <Button size="small" onClick={() => onToken(row)}>
                {t('access.tokens.make')}
              </Button>
            ) : (
              t('access.accounts.state.closed')
            ),
        },
      ]}
    />
  );
}

/** Accounts of programs. They are closed among the accounts, as those of people are. */
export default function ServiceAccountsDrawer({ onToken, onClose }: ServiceAccountsProps) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const list = useRead(listServiceAccounts, {});
  return (
    <Drawer open onClose={onClose} title={t('access.programs.title')} size={560} destroyOnHidden>
      <p className="quiet">{t('access.programs.lead')}</p>
      <Read of={list}>{({ items }) => <Programs items={items} onToken={onToken} />}</Read>
      <Section title={t('access.programs.open')}>
        <EndpointForm
          key={round}
          endpoint={openServiceAccount}
          name="access.open-service-account"
          input={(values) => ({
            body: {
              username: String(values.username ?? ''),
              name: String(values.name ?? ''),
              grants: (values.grants ?? []) as Grant[],
            },
          })}
          submit={t('access.programs.open')}
          onDone={() => setRound((count) => count + 1)}
        >
          <Field name="name" label={t('access.accounts.name')}>
            <Input autoComplete="off" />
          </Field>
          <Field name="username" label={t('access.accounts.username')} help={t('access.accounts.username-rule')}>
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
          <RolesField />
        </EndpointForm>
      </Section>
    </Drawer>
  );
}
