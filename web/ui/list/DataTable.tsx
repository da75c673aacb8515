import { Table, type TableColumnType } from 'antd';
import type { SorterResult } from 'antd/es/table/interface.js';
import type { ReactNode } from 'react';
import { useNarrow } from '../narrow.ts';
import { Cards } from './Cards.tsx';
import type { Column } from './column.ts';
import { useRowKeys } from './useRowKeys.ts';

export interface DataTableProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a table of these rows is called, for screen readers. */
  label: string;
  /** Opens a row, on click and Enter. */
  onOpen?: ((row: Row) => void) | undefined;
  /** `field` or `-field`. */
  sort?: string | undefined;
  onSort?: ((sort: string | undefined) => void) | undefined;
  /** Shown without rows. */
  empty?: ReactNode;
  busy?: boolean;
}

function orderOf(sort: string | undefined, field: string | undefined) {
  if (!field || !sort) return null;
  if (sort === field) return 'ascend' as const;
  return sort === `-${field}` ? ('descend' as const) : null;
}

function tableColumn<Row>(column: Column<Row>, sort: string | undefined): TableColumnType<Row> {
  const { key, title, width, number, render, text, grows } = column;
  return {
    key,
    title,
    ...(width ? { width } : {}),
    ...(grows ? { className: 'column-grows' } : {}),
    ...(number ? { align: 'right' as const, className: 'figures' } : {}),
    ...(column.sort ? { sorter: true, sortOrder: orderOf(sort, column.sort) } : {}),
    render: (_, row) => (render ?? text)(row),
  };
}

/** Rows as a table, or as cards on a phone. `j` `k` and the arrows move, Enter opens. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, rowKey, label, onOpen, sort, onSort, empty, busy = false } = props;
  const columns = props.columns.filter(({ only }) => only !== 'export');
  const narrow = useNarrow();
  const keys = useRowKeys(rows.length, (index) => {
    const row = rows[index];
    if (row) onOpen?.(row);
  });
  if (rows.length === 0 && !busy) return empty ?? null;
  if (narrow) return <Cards {...props} columns={columns} />;
  const change = ({ columnKey, order }: SorterResult<Row>) => {
    const field = columns.find((column) => column.key === columnKey)?.sort;
    onSort?.(order && field ? `${order === 'descend' ? '-' : ''}${field}` : undefined);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows inside, which hold the focus.
    <div
      ref={keys.container}
      onKeyDown={keys.onKeyDown}
      className={columns.some(({ grows }) => grows) ? 'data-table data-table-grows' : 'data-table'}
    >
      <Table<Row>
        size="small"
        aria-label={label}
        columns={columns.map((column) => tableColumn(column, sort))}
        dataSource={[...rows]}
        rowKey={rowKey}
        pagination={false}
        loading={busy}
        scroll={{ x: 'max-content' }}
        onChange={(_, __, sorter) => change(Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter)}
        onRow={(row, index = 0) => ({
          tabIndex: keys.tabIndex(index),
          onClick: () => onOpen?.(row),
          onFocus: () => keys.onFocus(index),
          className: onOpen ? 'row-opens' : '',
        })}
      />
    </div>
  );
}
