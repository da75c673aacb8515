import { useNavigate } from '@tanstack/react-router';
import { type Importable, type ImportRun, listRuns, runList } from '@tongli/contracts/imports';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useBilingual } from '../../ui/language.ts';
import type { Column } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { Read } from '../../ui/Read.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { importsPath, toneOfState, useImportables } from './words.ts';

const UploadDrawer = lazy(() => import('./UploadDrawer.tsx'));

function useColumns(): Column<ImportRun>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const exportInstant = useExportInstant();
  const count = (key: 'rows' | 'added' | 'changed' | 'wrong'): Column<ImportRun> => ({
    key,
    title: t(`imports.count.${key}`),
    number: true,
    text: (row) => number(row[key]),
  });
  return [
    { key: 'fileName', title: t('imports.list.file'), text: ({ fileName }) => fileName, phone: 'title' },
    {
      key: 'state',
      title: t('imports.list.state'),
      text: ({ state }) => t(`imports.state.${state}`),
      render: ({ state }) => <StateTag tone={toneOfState[state]}>{t(`imports.state.${state}`)}</StateTag>,
      phone: 'title',
    },
    count('rows'),
    count('added'),
    count('changed'),
    count('wrong'),
    {
      key: 'createdAt',
      title: t('imports.list.at'),
      sort: 'createdAt',
      text: ({ createdAt }) => exportInstant(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
    { key: 'createdBy', title: t('imports.list.by'), text: ({ createdBy }) => createdBy },
  ];
}

function Imports({ importable }: { importable: Importable }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const what = pick(importable.title).toLowerCase();
  const begin = (
    <Button type="primary" onClick={() => change({ upload: 'open' })}>
      {t('imports.upload.title', { what })}
    </Button>
  );
  return (
    <>
      <ListPage
        endpoint={listRuns}
        title={t('imports.title')}
        lead={pick(importable.lead)}
        columns={useColumns()}
        filters={[]}
        usualSort={runList.usualSort}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: `${importsPath}/${id}` })}
        actions={begin}
        empty={<Empty title={t('imports.list.empty')}>{t('imports.list.empty-words')}</Empty>}
      />
      {search.upload ? (
        <Suspense fallback={null}>
          <UploadDrawer importable={importable} onClose={() => change({ upload: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}

/** What was brought in, and the way to bring in more. */
export default function ImportsPage() {
  return (
    <Read of={useImportables()}>{({ importables: [first] }) => (first ? <Imports importable={first} /> : null)}</Read>
  );
}
