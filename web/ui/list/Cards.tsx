import { type ReactNode, useRef } from 'react';
import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import { useRowWindow } from './useRowWindow.ts';

interface CardsProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  label: string;
  onOpen?: ((row: Row) => void) | undefined;
}

/** `opens`: all of it is one button, in which no link may stand. */
function Body<Row>({ columns, row, opens }: { columns: readonly Column<Row>[]; row: Row; opens: boolean }): ReactNode {
  const show = (column: Column<Row>) =>
    opens ? (column.render ?? column.text)(row) : <Cell column={column} row={row} />;
  return (
    <>
      <span className="card-title">
        {columns
          .filter((column) => column.phone === 'title')
          .map((column) => (
            <span key={column.key}>{show(column)}</span>
          ))}
      </span>
      {columns
        .filter((column) => column.phone === undefined && column.text(row) !== '')
        .map((column) => (
          <span key={column.key} className="card-fact">
            <span className="quiet">{column.title}</span>
            <span>{show(column)}</span>
          </span>
        ))}
    </>
  );
}

/** Rows on a phone: one card each, opened by a tap. */
export function Cards<Row>({ columns, rows, rowKey, label, onOpen }: CardsProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const view = useRowWindow(rows.length, list);
  return (
    <ul className="cards" aria-label={label} ref={list}>
      {view.above > 0 ? <li aria-hidden="true" style={{ height: view.above }} /> : null}
      {rows.slice(view.from, view.to).map((row, at) => (
        <li key={rowKey(row)} data-row={view.from + at}>
          {onOpen ? (
            <button type="button" className="card" onClick={() => onOpen(row)}>
              <Body columns={columns} row={row} opens />
            </button>
          ) : (
            <div className="card">
              <Body columns={columns} row={row} opens={false} />
            </div>
          )}
        </li>
      ))}
      {view.below > 0 ? <li aria-hidden="true" style={{ height: view.below }} /> : null}
    </ul>
  );
}
