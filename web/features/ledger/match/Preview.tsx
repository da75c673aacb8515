import type { previewImport, RowError } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../ui/form/form.css';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { excerptOf, type Mapping, mappedColumns } from '../mapping.ts';
import { useFieldLabel, useRowErrorWords } from '../words.ts';

export type PreviewRow = ReplyOf<typeof previewImport>['rows'][number];

const [rowsAtFirst, rowsOnPhone] = [8, 3];

/** A value with what is wrong in it. */
function Cell({ value, errors }: { value: string; errors: readonly RowError[] }) {
  const words = useRowErrorWords();
  return (
    <span className="stacked">
      <span title={value}>{excerptOf(value) || '—'}</span>
      {errors.map((error) => (
        <span key={error.code}>
          <StateTag tone="breached" title={words.remedy(error)}>
            {words.wrong(error)}
          </StateTag>
        </span>
      ))}
    </span>
  );
}

function useColumns(mapping: Mapping, columns: readonly string[]): Column<PreviewRow>[] {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  const line: Column<PreviewRow> = {
    key: 'line',
    title: t('ledger.errors.line'),
    text: ({ line: number }) => t('ledger.errors.line-number', { line: number }),
    render: ({ errors, line: number }) => (
      <Cell
        value={t('ledger.errors.line-number', { line: number })}
        errors={errors.filter(({ column }) => column === '')}
      />
    ),
    phone: 'title',
  };
  const mapped = mappedColumns(mapping, columns).map(
    ({ column, field }): Column<PreviewRow> => ({
      key: column,
      title: labelOf(field),
      text: ({ cells, errors }) =>
        errors.some((error) => error.column === column) ? cells[column] || '—' : (cells[column] ?? ''),
      render: ({ cells, errors }) => (
        <Cell value={cells[column] ?? ''} errors={errors.filter((error) => error.column === column)} />
      ),
    }),
  );
  return [line, ...mapped];
}

interface PreviewProps {
  rows: readonly PreviewRow[];
  mapping: Mapping;
  columns: readonly string[];
  /** Rows of the whole file. */
  total: number;
  /** An obstacle stands in the way, so that nothing can be said of the rows yet. */
  blocked: boolean;
}

/** A field that no column stands for is an obstacle, said once, and not an error of every row. */
function withoutObstacles(row: PreviewRow): PreviewRow {
  return { ...row, errors: row.errors.filter(({ code, column }) => column !== '' || code !== 'missing') };
}

/** The first rows as they would be imported, with what is wrong in them at the cell. */
export function Preview({ mapping, columns, total, blocked, ...preview }: PreviewProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  const rows = preview.rows.map(withoutObstacles);
  const shown = all ? rows : rows.slice(0, narrow ? rowsOnPhone : rowsAtFirst);
  const shownColumns = useColumns(mapping, columns);
  const wrong = rows.filter(({ errors }) => errors.length > 0).length;
  if (Object.keys(mapping).length === 0) return null;
  return (
    <Section title={t('ledger.preview.title', { count: rows.length, total: number(total) })}>
      {blocked ? null : (
        <p role="status" className="form-notice">
          {wrong > 0 ? t('ledger.preview.wrong', { count: wrong }) : t('ledger.preview.right', { count: rows.length })}
        </p>
      )}
      <DataTable
        columns={shownColumns}
        rows={shown}
        rowKey={({ line }) => String(line)}
        label={t('ledger.preview.label')}
      />
      {shown.length < rows.length ? (
        <footer className="list-foot">
          <Button onClick={() => setAll(true)}>{t('ledger.preview.all', { count: rows.length })}</Button>
        </footer>
      ) : null}
    </Section>
  );
}
