import { type Account, accountList, listAccounts, roles } from '@tongli/contracts/access';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { pageFile } from '../../ui/page-file.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { useGrantWords } from './places.ts';
import { useRoleWords } from './role-words.ts';

// Forms weigh as much as the list: they come when one is opened.
const AccountDrawer = lazy(pageFile(() => import('./AccountDrawer.tsx')));
const NewAccountDrawer = lazy(pageFile(() => import('./NewAccountDrawer.tsx')));

function useColumns(): Column<Account>[] {
  const { t } = useTranslation();
  const grantWords = useGrantWords();
  const instant = useExportInstant();
  const state = (account: Account) => t(`access.accounts.state.${account.state}`);
  return [
    { key: 'name', title: t('access.accounts.name'), sort: 'name', text: (row) => row.name, phone: 'title' },
    { key: 'username', title: t('access.accounts.username'), sort: 'username', text: (row) => row.username },
    { key: 'roles', title: t('access.accounts.roles'), text: (row) => grantWords(row.grants) },
    {
      key: 'state',
      title: t('access.accounts.state-label'),
      text: state,
      render: (row) => <StateTag tone={row.state === 'active' ? 'done' : 'neutral'}>{state(row)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'lastSignInAt',
      title: t('access.accounts.last-sign-in'),
      text: (row) => instant(row.lastSignInAt),
      render: (row) => (row.lastSignInAt ? <Instant at={row.lastSignInAt} /> : t('access.accounts.never')),
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const roleWords = useRoleWords();
  return [
    { kind: 'text', field: 'name', label: t('access.accounts.name-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'role',
      label: t('access.accounts.role'),
      choices: roles.map((value) => ({ value, label: roleWords([value]) })),
    },
    {
      kind: 'choice',
      field: 'state',
      label: t('access.accounts.state-label'),
      choices: [
        { value: 'active', label: t('access.accounts.state.active') },
        { value: 'closed', label: t('access.accounts.state.closed') },
      ],
    },
  ];
}

type Shown = { kind: 'none' } | { kind: 'new' } | { kind: 'account'; account: Account };

/** The open account as the list has it by now, where it still does. */
const asItIsNow = (account: Account, rows: readonly Account[]) => rows.find(({ id }) => id === account.id) ?? account;

/** Who may sign in, and as what. */
export default function AccountsPage() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const close = () => setShown({ kind: 'none' });
  const open = (
    <Button type="primary" onClick={() => setShown({ kind: 'new' })}>
      {t('access.accounts.open')}
    </Button>
  );
  return (
    <ListPage
      endpoint={listAccounts}
      title={t('access.accounts.title')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={accountList.usualSort}
      rowKey={(row) => row.id}
      onOpen={(account) => setShown({ kind: 'account', account })}
      actions={open}
      empty={<Empty title={t('access.accounts.empty')} action={open} />}
      beside={(rows) => (
        <Suspense fallback={null}>
          {shown.kind === 'new' ? <NewAccountDrawer onClose={close} /> : null}
          {shown.kind === 'account' ? <AccountDrawer account={asItIsNow(shown.account, rows)} onClose={close} /> : null}
        </Suspense>
      )}
    />
  );
}
