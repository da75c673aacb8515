import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { csvOf, saveText } from '../../../ui/list/csv.ts';
import { DataTable, type DataTableProps } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import type { Slice } from './slice.ts';

interface TakeOutProps<Row> {
  /** What it is, and of when: the name of the file. */
  of: string;
  slice: Pick<Slice, 'from' | 'to'>;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** Figures as a file, in the words in which they stand here. */
export function TakeOut<Row>({ of, slice: { from, to }, columns, rows }: TakeOutProps<Row>) {
  const { t } = useTranslation();
  const name = from === to ? `${of} ${from}` : `${of} ${from} ${to}`;
  return (
    <span className="button-row">
      <Button size="small" onClick={() => void saveTable(name, columns, rows)}>
        {t('contacts.analysis.save-excel')}
      </Button>
      <Button size="small" onClick={() => saveText(`${name}.csv`, csvOf(columns, rows))}>
        {t('contacts.analysis.save-csv')}
      </Button>
    </span>
  );
}

type FigureTableProps<Row> = DataTableProps<Row> & {
  slice: TakeOutProps<Row>['slice'];
  /** All there is, where fewer are shown. */
  all?: readonly Row[];
};

/** A table of figures, which can be taken out whole. */
export function FigureTable<Row extends object>({ slice, all, ...table }: FigureTableProps<Row>) {
  const { label, columns, rows } = table;
  return (
    <>
      <DataTable<Row> {...table} />
      {rows.length > 0 ? (
        <p className="section-note">
          <TakeOut of={label} slice={slice} columns={columns} rows={all ?? rows} />
        </p>
      ) : null}
    </>
  );
}
