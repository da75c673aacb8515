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
import '../../ui/spc/spc.css';
import { homeOf, type ImportHome, isOf } from './homes.ts';
import { toneOfState, useImportables } from './words.ts';

const UploadDrawer = lazy(() => import('./UploadDrawer.tsx'));

function useColumns(importables: readonly Importable[]): Column<ImportRun>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
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
      key: 'importable',
      title: t('imports.list.what'),
      text: ({ importable }) => titleOf(importables, importable, pick),
    },
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

function titleOf(importables: readonly Importable[], name: string, pick: (words: Importable['title']) => string) {
  const found = importables.find((one) => one.name === name);
  return found ? pick(found.title) : name;
}

/** What can be brought in, in the order in which it is loaded: each table names what the ones before it brought. */
function Choices({ importables, title: label }: { importables: readonly Importable[]; title: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [, change] = useAddress();
  return (
    <ol className="tiles of-words" aria-label={label}>
      {importables.map(({ name, title, lead }, at) => (
        <li className="tile" key={name}>
          <strong>{importables.length > 1 ? `${at + 1}. ${pick(title)}` : pick(title)}</strong>
          <span className="quiet">{pick(lead)}</span>
          <span>
            <Button onClick={() => change({ upload: name })}>
              {t('imports.upload.title', { what: pick(title).toLowerCase() })}
            </Button>
          </span>
        </li>
      ))}
    </ol>
  );
}

interface ImportsProps {
  home: ImportHome;
  title: string;
  /** All that the reader may bring in, here and elsewhere. */
  known: readonly Importable[];
}

function Imports({ home, title, known }: ImportsProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const importables = known.filter(({ name }) => isOf(home, name));
  const [only, ...others] = importables;
  const uploading = importables.find(({ name }) => name === search.upload);
  const choices = known.map(({ name, title: label }) => ({ value: name, label: pick(label) }));
  return (
    <>
      <ListPage
        endpoint={listRuns}
        title={title}
        lead={importables.length > 1 ? t('imports.lead') : undefined}
        above={<Choices importables={importables} title={title} />}
        columns={useColumns(known)}
        filters={
          known.length > 1 ? [{ kind: 'choice', field: 'importable', label: t('imports.list.what'), choices }] : []
        }
        {...(known.length > 1 && only && others.length === 0 ? { usual: { 'filter[importable][eq]': only.name } } : {})}
        usualSort={runList.usualSort}
        rowKey={({ id }) => id}
        onOpen={({ id, importable }) => void navigate({ to: `${homeOf(importable).path}/${id}` })}
        empty={<Empty title={t('imports.list.empty')}>{t('imports.list.empty-words')}</Empty>}
      />
      {uploading ? (
        <Suspense fallback={null}>
          <UploadDrawer importable={uploading} onClose={() => change({ upload: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}

/** What was brought in, and the way to bring in more. */
export function ImportsAt({ home, title }: Omit<ImportsProps, 'known'>) {
  return (
    <Read of={useImportables()}>{({ importables }) => <Imports home={home} title={title} known={importables} />}</Read>
  );
}
