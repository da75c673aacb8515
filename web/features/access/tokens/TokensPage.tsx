import {
  listOwnTokens,
  listServiceAccounts,
  listTokens,
  type ServiceAccount,
  type Token,
  tokenList,
} from '@tongli/contracts/access';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { usePermissionWords } from './permission-words.ts';

const NewTokenDrawer = lazy(pageFile(() => import('./NewTokenDrawer.tsx')));
const TokenDrawer = lazy(pageFile(() => import('./TokenDrawer.tsx')));
const ServiceAccountsDrawer = lazy(pageFile(() => import('./ServiceAccountsDrawer.tsx')));

const tones = { active: 'done', expired: 'neutral', revoked: 'neutral' } as const;

function useColumns(ofAll: boolean): Column<Token>[] {
  const { t } = useTranslation();
  const words = usePermissionWords();
  const instant = useExportInstant();
  const state = (row: Token) => t(`access.tokens.state.${row.state}`);
  return [
    { key: 'name', title: t('access.tokens.name'), sort: 'name', text: (row) => row.name, phone: 'title' },
    {
      key: 'state',
      title: t('access.tokens.state-label'),
      text: state,
      render: (row) => <StateTag tone={tones[row.state]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    ...(ofAll ? [{ key: 'account', title: t('access.tokens.account'), text: (row: Token) => row.accountName }] : []),
    { key: 'handle', title: t('access.tokens.handle'), text: (row) => `${row.handle}…` },
    {
      key: 'scopes',
      title: t('access.tokens.scopes'),
      text: (row) => row.scopes.map(words).join(t('app.list-separator')),
      grows: true,
    },
    {
      key: 'expiresAt',
      title: t('access.tokens.expires'),
      sort: 'expiresAt',
      text: (row) => instant(row.expiresAt),
      render: (row) => <Instant at={row.expiresAt} />,
    },
    {
      key: 'lastUsedAt',
      title: t('access.tokens.last-used'),
      text: (row) => instant(row.lastUsedAt),
      render: (row) => (row.lastUsedAt ? <Instant at={row.lastUsedAt} /> : t('access.tokens.never')),
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const states = ['active', 'expired', 'revoked'] as const;
  return [
    { kind: 'text', field: 'name', label: t('access.tokens.name-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'state',
      label: t('access.tokens.state-label'),
      choices: states.map((value) => ({ value, label: t(`access.tokens.state.${value}`) })),
    },
  ];
}

type Shown =
  | { kind: 'none' }
  | { kind: 'new'; of: ServiceAccount | null }
  | { kind: 'token'; token: Token }
  | { kind: 'programs' };

interface BesideProps {
  shown: Shown;
  rows: readonly Token[];
  own: readonly string[];
  show: (shown: Shown) => void;
}

function Beside({ shown, rows, own, show }: BesideProps) {
  const close = () => show({ kind: 'none' });
  return (
    <Suspense fallback={null}>
      {shown.kind === 'new' ? (
        <NewTokenDrawer accountId={shown.of?.account.id ?? null} scopes={shown.of?.scopes ?? own} onClose={close} />
      ) : null}
      {shown.kind === 'token' ? (
        <TokenDrawer token={rows.find(({ id }) => id === shown.token.id) ?? shown.token} onClose={close} />
      ) : null}
      {shown.kind === 'programs' ? (
        <ServiceAccountsDrawer onToken={(of) => show({ kind: 'new', of })} onClose={close} />
      ) : null}
    </Suspense>
  );
}

/** Keys of programs to the interface: one's own, and for administrators everybody's and those of service accounts. */
export default function TokensPage() {
  const { t } = useTranslation();
  const me = useMe();
  const administers = may(me, 'access.administer');
  const [search, change] = useAddress();
  const ofAll = administers && search.view === 'all';
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const programs = useRead(listServiceAccounts, {}, { enabled: administers });
  const make = may(me, 'access.make-tokens') ? (
    <Button type="primary" onClick={() => setShown({ kind: 'new', of: null })}>
      {t('access.tokens.make')}
    </Button>
  ) : null;
  const views = [
    { value: 'own', label: t('access.tokens.own') },
    { value: 'all', label: t('access.tokens.all') },
  ];
  return (
    <ListPage
      key={String(ofAll)}
      endpoint={ofAll ? listTokens : listOwnTokens}
      title={t('access.tokens.title')}
      lead={t('access.tokens.lead')}
      columns={useColumns(ofAll)}
      filters={useFilters()}
      usualSort={tokenList.usualSort}
      rowKey={(row) => row.id}
      onOpen={(token) => setShown({ kind: 'token', token })}
      actions={make}
      above={
        administers ? (
          <div className="button-row">
            <Segmented
              options={views}
              value={ofAll ? 'all' : 'own'}
              onChange={(view) => change({ view: view === 'all' ? 'all' : undefined })}
            />
            <Button onClick={() => setShown({ kind: 'programs' })}>
              {t('access.tokens.programs', { count: programs.data?.items.length ?? 0 })}
            </Button>
          </div>
        ) : null
      }
      empty={<Empty title={t('access.tokens.empty')} action={make} />}
      beside={(rows) => (
        <Beside
          shown={shown}
          rows={rows}
          own={me.permissions.filter((permission) => permission !== 'access.make-tokens')}
          show={setShown}
        />
      )}
    />
  );
}
