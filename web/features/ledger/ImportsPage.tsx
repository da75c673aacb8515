import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { importList, importState, type LedgerImport, listImports } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import type { PageOf } from '../../ui/list/useList.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { excerptOf } from './mapping.ts';
import { StateWord } from './StateWord.tsx';

const UploadDrawer = lazy(() => import('./UploadDrawer.tsx'));

const lookAgainMs = 3_000;
const [nameWidth, nameWidthOnPhone] = [48, 24];

/** While a listed import runs, its counts follow. */
function useRunningRows(): void {
  const client = useQueryClient();
  useEffect(() => {
    const queryKey = [listImports.id];
    const look = () => {
      const lists = client.getQueriesData<InfiniteData<PageOf<LedgerImport>>>({ queryKey });
      const rows = lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []);
      if (!document.hidden && rows.some(({ state }) => state === 'running'))
        void client.invalidateQueries({ queryKey });
    };
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, [client]);
}

function useCounts(): Column<LedgerImport>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const counted = ({ state }: LedgerImport) => state === 'running' || state === 'complete';
  const count = (key: 'applied' | 'duplicates' | 'wrong'): Column<LedgerImport> => ({
    key,
    title: t(`ledger.count.${key}`),
    number: true,
    text: (row) => (counted(row) ? number(row[key]) : ''),
  });
  return [
    { key: 'rows', title: t('ledger.count.rows'), number: true, text: ({ rows }) => number(rows) },
    count('applied'),
    count('duplicates'),
    count('wrong'),
  ];
}

function useColumns(): Column<LedgerImport>[] {
  const { t } = useTranslation();
  const exportInstant = useExportInstant();
  const narrow = useNarrow();
  return [
    {
      key: 'fileName',
      title: t('ledger.file'),
      text: ({ fileName }) => fileName,
      render: ({ fileName }) => (
        <span title={fileName}>{excerptOf(fileName, narrow ? nameWidthOnPhone : nameWidth)}</span>
      ),
      phone: 'title',
    },
    {
      key: 'state',
      title: t('ledger.state-label'),
      text: ({ state }) => t(`ledger.state.${state}`),
      render: ({ state }) => <StateWord state={state} />,
      phone: 'title',
    },
    ...useCounts(),
    {
      key: 'createdAt',
      title: t('ledger.uploaded-at'),
      sort: 'createdAt',
      text: ({ createdAt }) => exportInstant(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
    { key: 'createdBy', title: t('ledger.uploaded-by'), text: ({ createdBy }) => createdBy },
  ];
}

/** Ledgers brought in from elsewhere, and the way to bring in another. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  useRunningRows();
  const step = (
    <Button type="primary" onClick={() => change({ upload: 'open' })}>
      {t('ledger.upload.start')}
    </Button>
  );
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('ledger.state-label'),
      choices: importState.options.map((value) => ({ value, label: t(`ledger.state.${value}`) })),
    },
  ];
  return (
    <>
      <ListPage
        endpoint={listImports}
        title={t('ledger.title')}
        lead={t('ledger.lead')}
        columns={useColumns()}
        filters={filters}
        usualSort={importList.usualSort}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: `/complaints/imports/${id}` })}
        actions={step}
        empty={<Empty title={t('ledger.empty')}>{t('ledger.empty-words')}</Empty>}
      />
      {search.upload ? (
        <Suspense fallback={null}>
          <UploadDrawer onClose={() => change({ upload: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}
