import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { type LedgerImport, listRowErrors, type RowError } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { readKey } from '../../api/hooks.ts';
import '../../ui/form/form.css';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { Section } from '../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../ui/Skeletons.tsx';
import { ProblemPage } from '../../ui/StatusPage.tsx';
import { ErrorsDownload } from './ErrorsDownload.tsx';
import { excerptOf } from './mapping.ts';
import { useRowErrorWords } from './words.ts';

type ErrorPage = ReplyOf<typeof listRowErrors>;

function useErrors(id: string) {
  return useInfiniteQuery<ErrorPage, Error, InfiniteData<ErrorPage>, ReturnType<typeof readKey>, number>({
    queryKey: readKey(listRowErrors, { params: { id } }),
    queryFn: ({ pageParam, signal }) => call(listRowErrors, { params: { id }, query: { after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useColumns(): Column<RowError>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const words = useRowErrorWords();
  return [
    {
      key: 'line',
      title: t('ledger.errors.line'),
      text: ({ line }) => String(line),
      render: ({ line }) => t('ledger.errors.line-number', { line: number(line) }),
      phone: 'title',
    },
    { key: 'column', title: t('ledger.errors.column'), text: words.place, phone: 'title' },
    {
      key: 'value',
      title: t('ledger.errors.value'),
      text: ({ value }) => value,
      render: ({ value }) => <span title={value}>{excerptOf(value) || '—'}</span>,
    },
    {
      key: 'reason',
      title: t('ledger.errors.reason'),
      text: (error) => t('ledger.errors.reason-words', { wrong: words.wrong(error), remedy: words.remedy(error) }),
    },
  ];
}

const keyOf = ({ code, column, line }: RowError) => `${line} ${column} ${code}`;

/** The rows that were left out, each with its cell and its reason, in the order of the file. */
export function RowErrors({ ledgerImport: { fileName, id } }: { ledgerImport: LedgerImport }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const columns = useColumns();
  const found = useErrors(id);
  const errors = found.data?.pages.flatMap((page) => page.errors) ?? [];
  const download = <ErrorsDownload importId={id} fileName={fileName} columns={columns} />;
  const list = found.data ? (
    <DataTable columns={columns} rows={errors} rowKey={keyOf} label={t('ledger.errors.title')} />
  ) : (
    <RowsSkeleton rows={4} />
  );
  return (
    <Section title={t('ledger.errors.title')} actions={download}>
      <p className="form-notice">{t('ledger.errors.lead')}</p>
      {found.error && !found.data ? <ProblemPage error={found.error} onRetry={() => void found.refetch()} /> : list}
      {found.data ? (
        <footer className="list-foot">
          <span className="quiet figures" role="status">
            {t(found.hasNextPage ? 'ledger.errors.shown' : 'ledger.errors.all-shown', {
              count: errors.length,
              number: number(errors.length),
            })}
          </span>
          {found.hasNextPage ? (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('ledger.errors.more')}
            </Button>
          ) : null}
        </footer>
      ) : null}
    </Section>
  );
}
