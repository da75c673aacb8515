import type { Endpoint } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../api/list.ts';
import { useAddress } from '../address.ts';
import { Empty } from '../Empty.tsx';
import { Page } from '../Page.tsx';
import { StaleNotice } from '../Read.tsx';
import { RowsSkeleton } from '../Skeletons.tsx';
import { ProblemPage } from '../StatusPage.tsx';
import type { Column, FilterField } from './column.ts';
import { DataTable } from './DataTable.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FilterBar } from './FilterBar.tsx';
import { type List, type ListSource, type RowOf, useList } from './useList.ts';

export interface ListPageProps<E extends Endpoint> extends ListSource<E> {
  title: string;
  lead?: ReactNode;
  columns: readonly Column<RowOf<E>>[];
  filters: readonly FilterField[];
  /** The order without a choice of the reader's: what the contract names as usual. */
  usualSort: string;
  rowKey: (row: RowOf<E>) => string;
  onOpen?: (row: RowOf<E>) => void;
  /** Top right: the one primary action. */
  actions?: ReactNode;
  /** Between header and filters, such as quick views. */
  above?: ReactNode;
  /** The filters are those of a quick view alone: where it holds nothing, widening them is no help. */
  viewed?: boolean;
  /** Shown when the list has nothing at all: what it is for and the next step. */
  empty: ReactNode;
  /** Beside the list, made from the rows as they are now: a drawer of the open one. */
  beside?: (rows: readonly RowOf<E>[]) => ReactNode;
}

/** The part of an address that is this list's query. */
function listSearchOf(search: Readonly<Record<string, string>>): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => key === 'sort' || key.startsWith('filter[')));
}

/** `/` goes to the first filter, from anywhere on the page. */
function useFilterKey() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      bar.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return bar;
}

function NoMatch({ viewed }: { viewed: boolean }) {
  const { t } = useTranslation();
  if (viewed) return <Empty title={t('ui.list.none-in-view')}>{t('ui.list.none-in-view-words')}</Empty>;
  return <Empty title={t('ui.list.no-match')}>{t('ui.list.no-match-words')}</Empty>;
}

function More<E extends Endpoint>({ list }: { list: List<E> }) {
  const { t } = useTranslation();
  const shown = list.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  return (
    <footer className="list-foot">
      <span className="quiet figures" role="status">
        {list.hasNextPage ? t('ui.list.shown', { count: shown }) : t('ui.list.all-shown', { count: shown })}
      </span>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.list.more')}
        </Button>
      ) : null}
    </footer>
  );
}

function Rows<E extends Endpoint>({ list, ...props }: ListPageProps<E> & { list: List<E> }) {
  const [search, change] = useAddress();
  const filtered = Object.keys(listSearchOf(search)).some((key) => key !== 'sort');
  const retry = () => void list.refetch();
  if (!list.data) {
    return list.error ? <ProblemPage error={list.error} onRetry={retry} /> : <RowsSkeleton />;
  }
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {list.error ? <StaleNotice error={list.error} onRetry={retry} /> : null}
      <DataTable<RowOf<E>>
        columns={props.columns}
        rows={rows}
        rowKey={props.rowKey}
        label={props.title}
        onOpen={props.onOpen}
        sort={search.sort ?? props.usualSort}
        onSort={(sort) => change({ sort: sort === props.usualSort ? undefined : sort })}
        busy={list.isPlaceholderData}
        empty={filtered ? <NoMatch viewed={props.viewed ?? false} /> : props.empty}
      />
      {rows.length > 0 ? <More list={list} /> : null}
    </>
  );
}

/** The list pattern: filters and order in the address, pages by the server's cursor, export as seen. */
export function ListPage<E extends Endpoint>(props: ListPageProps<E>) {
  const [search] = useAddress();
  const query = listSearchOf(search);
  const list = useList<E>(props, query);
  const bar = useFilterKey();
  return (
    <Page title={props.title} lead={props.lead} actions={props.actions}>
      {props.above}
      <div className="list-tools" ref={bar}>
        <FilterBar filters={props.filters} />
        <ExportButton source={props} search={query} columns={props.columns} name={props.title} />
      </div>
      <Rows {...props} list={list} />
      {props.beside?.(list.data?.pages.flatMap((page) => page.items) ?? [])}
    </Page>
  );
}
