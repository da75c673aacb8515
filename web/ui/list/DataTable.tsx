import { type MouseEvent, memo, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../narrow.ts';
import { Cards } from './Cards.tsx';
import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import { classOf, HeadRow } from './HeadRow.tsx';
import { useRowKeys } from './useRowKeys.ts';
import { useRowWindow } from './useRowWindow.ts';
import type { Selection } from './useSelection.ts';
import './data-table.css';

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
  /** Rows of 24 px instead of 32. */
  compact?: boolean;
  /** Rows can be chosen; on a phone they cannot. */
  selection?: Selection<Row> | undefined;
  /** The row where the keys begin: the one that was open last. */
  begin?: string | undefined;
}

/** What stands in a cell and acts by itself. The cell of the box is part of it: a near miss must not open the row. */
const acting = 'a, button, input, label, .column-select';

/** What a row calls; it stays the same object, so that rows that have not changed are not drawn anew. */
interface RowActs {
  open(index: number): void;
  focus(index: number): void;
  choose(index: number, range: boolean): void;
}

interface RowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  acts: RowActs;
  opens: boolean;
  /** The one row that Tab goes to. */
  stop: boolean;
  /** Undefined where rows cannot be chosen. */
  chosen: boolean | undefined;
}

const nameOf = <Row,>(columns: readonly Column<Row>[], row: Row) =>
  (columns.find(({ phone }) => phone === 'title') ?? columns[0])?.text(row) ?? '';

function SelectCell({ name, chosen, onChoose }: { name: string; chosen: boolean; onChoose: (range: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <td className="column-select">
      <input
        type="checkbox"
        tabIndex={-1}
        checked={chosen}
        aria-label={t('ui.list.choose', { name })}
        onChange={({ nativeEvent }) => onChoose(nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey)}
      />
    </td>
  );
}

function PlainRow<Row>({ row, index, columns, acts, opens, stop, chosen }: RowProps<Row>) {
  const open = (event: MouseEvent) => {
    // What stands in a cell and acts by itself does not open the row as well.
    if (!(event.target instanceof Element && event.target.closest(acting))) acts.open(index);
  };
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={stop ? 0 : -1}
      onClick={open}
      onFocus={() => acts.focus(index)}
      className={opens ? 'row-opens' : undefined}
    >
      {chosen === undefined ? null : (
        <SelectCell name={nameOf(columns, row)} chosen={chosen} onChoose={(range) => acts.choose(index, range)} />
      )}
      {columns.map((column) => (
        <td key={column.key} className={classOf(column)}>
          <Cell column={column} row={row} clips />
        </td>
      ))}
    </tr>
  );
}

const BodyRow = memo(PlainRow) as typeof PlainRow;

function useSteady(acts: RowActs): RowActs {
  const latest = useRef(acts);
  latest.current = acts;
  const [steady] = useState<RowActs>(() => ({
    open: (index) => latest.current.open(index),
    focus: (index) => latest.current.focus(index),
    choose: (index, range) => latest.current.choose(index, range),
  }));
  return steady;
}

/** Stands for the rows that are too far away to be drawn. */
const Space = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of nothing takes no focus.
    <tr aria-hidden="true" className="row-space">
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

function chosenOf<Row>({ selection, rows, rowKey }: DataTableProps<Row>) {
  if (!selection) return null;
  if (selection.chosen.size === 0) return 'none';
  return rows.every((row) => selection.chosen.has(rowKey(row))) ? 'all' : 'some';
}

function Rows<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, label, onOpen, sort, onSort, selection, begin, busy = false, compact = false } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useRowWindow(rows.length, body);
  const open = (index: number) => {
    const row = rows[index];
    if (row) onOpen?.(row);
  };
  const acts = { open, select: selection?.toggle, clear: selection?.clear, reveal: view.reveal };
  const first = begin === undefined ? 0 : rows.findIndex((row) => rowKey(row) === begin);
  const keys = useRowKeys(rows.length, body, acts, Math.max(0, first));
  const steady = useSteady({
    open,
    focus: keys.onFocus,
    choose: (index, range) => selection?.toggle(index, range),
  });
  const width = columns.length + (selection ? 1 : 0);
  const looks = [
    'data-table',
    compact ? 'data-table-compact' : '',
    columns.some(({ grows }) => grows) ? 'data-table-grows' : '',
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows inside, which hold the focus.
    <div className={looks.join(' ').trim()} onKeyDown={keys.onKeyDown} aria-busy={busy}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <HeadRow
          columns={columns}
          sort={sort}
          onSort={onSort}
          chosen={chosenOf(props)}
          onChooseAll={(all) => (all ? selection?.set([...rows]) : selection?.clear())}
        />
        <tbody ref={body}>
          <Space height={view.above} columns={width} />
          {rows.slice(view.from, view.to).map((row, at) => (
            <BodyRow
              key={rowKey(row)}
              row={row}
              index={view.from + at}
              columns={columns}
              acts={steady}
              opens={onOpen !== undefined}
              stop={keys.stop === view.from + at}
              chosen={selection?.chosen.has(rowKey(row))}
            />
          ))}
          <Space height={view.below} columns={width} />
        </tbody>
      </table>
    </div>
  );
}

/** Rows as a table, or as cards on a phone. `j` `k` and the arrows move, Enter opens, `x` chooses. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, empty, busy = false } = props;
  const columns = props.columns.filter(({ only }) => only !== 'export');
  const narrow = useNarrow();
  if (rows.length === 0 && !busy) return empty ?? null;
  return narrow ? <Cards {...props} columns={columns} /> : <Rows {...props} columns={columns} />;
}
