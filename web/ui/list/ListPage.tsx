import type { Endpoint } from '@tongli/contracts/kernel';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../api/list.ts';
import { useAddress } from '../address.ts';
import { Empty } from '../Empty.tsx';
import { useNarrow } from '../narrow.ts';
import { Page } from '../Page.tsx';
import { pageFile } from '../page-file.ts';
import { StaleNotice } from '../Read.tsx';
import { RowsSkeleton } from '../Skeletons.tsx';
import { ProblemPage } from '../StatusPage.tsx';
import type { BulkAct } from './bulk/act.ts';
import type BulkBarOf from './bulk/BulkBar.tsx';
import type { Column, FilterField } from './column.ts';
import { chooseColumns } from './column-choice.ts';
import { DataTable } from './DataTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ListFoot } from './ListFoot.tsx';
import type ListToolsOf from './tools/ListTools.tsx';
import { useColumnKeys, useDesk, useStart } from './useDesk.ts';
import { type List, type ListSource, type RowOf, useList, useTotal } from './useList.ts';
import { isPlain, isTyping } from './useRowKeys.ts';
import { type Selection, useSelection } from './useSelection.ts';
import { listSearchOf } from './view-address.ts';

// What is not on the first screen comes after it.
const ListTools = lazy(pageFile(() => import('./tools/ListTools.tsx'))) as unknown as typeof ListToolsOf;
const BulkBar = lazy(pageFile(() => import('./bulk/BulkBar.tsx'))) as unknown as typeof BulkBarOf;

export interface ListPageProps<E extends Endpoint> extends ListSource<E> {
  title: string;
  lead?: ReactNode;
  columns: readonly Column<RowOf<E>>[];
  filters: readonly FilterField[];
  /** The order without a choice of the reader's: what the contract names as usual. */
  usualSort: string;
  /** The filters with which the list opens where the reader has no default view. */
  usual?: Readonly<Record<string, string>>;
  rowKey: (row: RowOf<E>) => string;
  onOpen?: (row: RowOf<E>) => void;
  /** What can be done to many rows at once; without any, rows cannot be chosen. */
  bulk?: readonly BulkAct<RowOf<E>>[];
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

/** `/` goes to the first filter, from anywhere on the page. */
function useFilterKey() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isPlain(event) || isTyping(event.target)) return;
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

/** The row that was opened from an address, so that who comes back goes on from it. */
const openedFrom = new Map<string, string>();

interface RowsProps<E extends Endpoint> extends ListPageProps<E> {
  list: List<E>;
  rows: readonly RowOf<E>[];
  compact: boolean;
  selection: Selection<RowOf<E>> | undefined;
}

function Rows<E extends Endpoint>({ list, rows, ...props }: RowsProps<E>) {
  const [search, change] = useAddress();
  const filtered = Object.keys(listSearchOf(search)).some((key) => key !== 'sort');
  const retry = () => void list.refetch();
  const { onOpen, rowKey, usualSort } = props;
  if (!list.data) {
    return list.error ? <ProblemPage error={list.error} onRetry={retry} /> : <RowsSkeleton />;
  }
  const open = (row: RowOf<E>) => {
    openedFrom.set(location.href, rowKey(row));
    onOpen?.(row);
  };
  return (
    <>
      {list.error ? <StaleNotice error={list.error} onRetry={retry} /> : null}
      <DataTable<RowOf<E>>
        columns={props.columns}
        rows={rows}
        rowKey={rowKey}
        label={props.title}
        onOpen={onOpen ? open : undefined}
        sort={search.sort ?? usualSort}
        onSort={(sort) => change({ sort: sort === usualSort ? undefined : sort })}
        busy={list.isPlaceholderData}
        compact={props.compact}
        selection={props.selection}
        begin={openedFrom.get(location.href)}
        empty={filtered ? <NoMatch viewed={props.viewed ?? false} /> : props.empty}
      />
    </>
  );
}

/** Rows can be chosen where something can be done to many; other filters show other rows, and none of them is chosen. */
function useChosen<E extends Endpoint>(props: ListPageProps<E>, rows: readonly RowOf<E>[], search: ListSearch) {
  const selection = useSelection(rows, props.rowKey);
  const narrow = useNarrow();
  const asked = JSON.stringify(search);
  const { clear } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is asked for.
  useEffect(clear, [asked]);
  return props.bulk && props.bulk.length > 0 && !narrow ? selection : undefined;
}

/** Whether it ever was so while this is on screen. */
function useEver(now: boolean): boolean {
  const ever = useRef(false);
  ever.current ||= now;
  return ever.current;
}

const rowNameOf =
  <Row,>(columns: readonly Column<Row>[]) =>
  (row: Row): string =>
    (columns.find(({ phone }) => phone === 'title') ?? columns[0])?.text(row) ?? '';

/**
 * The list pattern: filters, order, columns and view in the address, pages by the server's cursor, saved views, acts on many rows,
 * export as seen, keys.
 */
export function ListPage<E extends Endpoint>(props: ListPageProps<E>) {
  const [search] = useAddress();
  const query = listSearchOf(search);
  const known = useDesk(props.endpoint.id);
  const ready = useStart(known, props.usual);
  const list = useList<E>(props, query, ready);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = useTotal<E>(props, query, ready && list.hasNextPage);
  const columns = chooseColumns(props.columns, useColumnKeys(known.desk));
  const selection = useChosen(props, rows, query);
  const bar = useFilterKey();
  // Once something was chosen the bar stays: it holds the way back from what was done.
  const wanted = useEver((selection?.chosen.size ?? 0) > 0);
  return (
    <Page title={props.title} lead={props.lead} actions={props.actions}>
      {props.above}
      <div className="list-tools" ref={bar}>
        <FilterBar filters={props.filters} />
        <div className="list-acts">
          <Suspense fallback={null}>
            <ListTools
              source={props}
              desk={known.desk}
              columns={props.columns}
              shown={columns}
              name={props.title}
              selects={selection !== undefined}
            />
          </Suspense>
        </div>
      </div>
      <Rows<E>
        {...props}
        list={list}
        rows={rows}
        columns={columns}
        compact={known.desk.layout.compact}
        selection={selection}
      />
      {rows.length > 0 ? <ListFoot<E> list={list} shown={rows.length} total={total} /> : null}
      {selection && wanted ? (
        <Suspense fallback={null}>
          <BulkBar
            source={props}
            search={query}
            selection={selection}
            acts={props.bulk ?? []}
            rowName={rowNameOf(props.columns)}
            loaded={rows.length}
            more={list.hasNextPage}
            total={total}
          />
        </Suspense>
      ) : null}
      {props.beside?.(rows)}
    </Page>
  );
}
