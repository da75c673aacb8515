import { listProviders, type Provider, signOnReturnPath } from '@tongli/contracts/access';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';

const ProviderDrawer = lazy(pageFile(() => import('./ProviderDrawer.tsx')));

function Providers({
  items,
  onOpen,
  add,
}: {
  items: readonly Provider[];
  onOpen: (id: string) => void;
  add: ReactNode;
}) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ state: of }: Provider) => t(`access.sign-on.state.${of}`);
  return (
    <DataTable
      label={t('access.sign-on.title')}
      rows={items}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      empty={<Empty title={t('access.sign-on.empty')} action={add} />}
      columns={[
        { key: 'name', title: t('access.sign-on.name'), text: ({ name }) => pick(name), phone: 'title' },
        {
          key: 'state',
          title: t('access.sign-on.state-label'),
          text: state,
          render: (row) => <StateTag tone={row.state === 'active' ? 'done' : 'neutral'}>{state(row)}</StateTag>,
          phone: 'title',
        },
        { key: 'issuer', title: t('access.sign-on.issuer'), text: ({ issuer }) => issuer, grows: true },
        {
          key: 'linked',
          title: t('access.sign-on.linked'),
          number: true,
          text: ({ linkedAccounts }) => String(linkedAccounts),
        },
      ]}
    />
  );
}

/** Where people may sign in instead of here. */
export default function SingleSignOnPage() {
  const { t } = useTranslation();
  const list = useRead(listProviders, {});
  const [shown, setShown] = useState<string | null>(null);
  const add = (
    <Button type="primary" onClick={() => setShown('new')}>
      {t('access.sign-on.add')}
    </Button>
  );
  const address = `${window.location.origin}${signOnReturnPath}`;
  return (
    <Page title={t('access.sign-on.title')} lead={t('access.sign-on.lead')} actions={add}>
      <Section title={t('access.sign-on.register')}>
        <p className="quiet">{t('access.sign-on.register-words')}</p>
        <p>
          <code>{address}</code>{' '}
          <CopyButton text={address} label={t('access.tokens.copy')} done={t('access.tokens.copied')} small />
        </p>
      </Section>
      <Read of={list}>
        {({ items }) => (
          <>
            <Providers items={items} onOpen={setShown} add={add} />
            {shown ? (
              <Suspense fallback={null}>
                <ProviderDrawer
                  provider={items.find(({ id }) => id === shown) ?? null}
                  onClose={() => setShown(null)}
                />
              </Suspense>
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}
