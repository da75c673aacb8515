import type { ReactNode } from 'react';
import { CardLink } from '../spc/CardLink.tsx';
import { Clipped } from './Clipped.tsx';
import type { Column } from './column.ts';

/** `clips`: a text that takes what room is left is cut where that ends. */
function shownOf<Row>({ grows, render, text }: Column<Row>, row: Row, clips: boolean): ReactNode {
  if (render) return render(row);
  return clips && grows ? <Clipped text={text(row)} /> : text(row);
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  clips?: boolean;
}

/** What a column shows of a row; a number of the catalogue leads to its card. */
export function Cell<Row>({ column, row, clips = false }: CellProps<Row>): ReactNode {
  const shown = shownOf(column, row, clips);
  const card = column.card?.(row);
  return card ? <CardLink {...card}>{shown}</CardLink> : shown;
}
