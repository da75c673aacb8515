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
import { excerptOf, type Mapping, previewFields } from '../mapping.ts';
import { useFieldLabel, useRowErrorWords } from '../words.ts';
import { useUnderstoodWords } from './understood.ts';

export type PreviewRow = ReplyOf<typeof previewImport>['rows'][number];

const [rowsAtFirst, rowsOnPhone] = [8, 3];

interface CellProps {
  value: string;
  /** As the file has it; null where no cell of the file says it. */
  raw: string | null;
  errors: readonly RowError[];
}

/** A value as it will be stored, the file's own on hover, with what is wrong in it. */
function Cell({ value, raw, errors }: CellProps) {
  const { t } = useTranslation();
  const words = useRowErrorWords();
  const title = raw === null || raw === value ? value : t('ledger.preview.in-file', { raw });
  return (
    <span className="stacked">
      <span title={title}>{excerptOf(value) || '—'}</span>
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

function useLine(): Column<PreviewRow> {
  const { t } = useTranslation();
  const nameOf = (line: number) => t('ledger.errors.line-number', { line });
  return {
    key: 'line',
    title: t('ledger.errors.line'),
    text: ({ line }) => nameOf(line),
    render: ({ errors, line }) => (
      <Cell value={nameOf(line)} raw={null} errors={errors.filter(({ column }) => column === '')} />
    ),
    phone: 'title',
  };
}

function useStateColumn(): Column<PreviewRow> {
  const { t } = useTranslation();
  const words = ({ understood }: PreviewRow) => (understood ? t(`ledger.preview.${understood.state}`) : '');
  return { key: 'state', title: t('ledger.preview.state'), text: (row) => words(row) || '—' };
}

function useColumns(mapping: Mapping, columns: readonly string[]): Column<PreviewRow>[] {
  const labelOf = useFieldLabel();
  const understoodOf = useUnderstoodWords();
  const fields = previewFields(mapping, columns).map(({ column, field }): Column<PreviewRow> => {
    const rawOf = ({ cells }: PreviewRow) => (column === null ? null : (cells[column] ?? ''));
    const shownOf = (row: PreviewRow) => {
      const raw = rawOf(row) ?? '';
      return row.understood ? understoodOf(row.understood, field, raw) : raw;
    };
    const errorsOf = ({ errors }: PreviewRow) => errors.filter((error) => error.column === column);
    return {
      key: column ?? field,
      title: labelOf(field),
      text: (row) => shownOf(row) || (errorsOf(row).length > 0 ? '—' : ''),
      render: (row) => <Cell value={shownOf(row)} raw={rawOf(row)} errors={errorsOf(row)} />,
    };
  });
  return [useLine(), useStateColumn(), ...fields];
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

/** The first rows as they will be stored, with what is wrong in them at the cell. */
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
