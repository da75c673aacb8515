import { keepPreviousData } from '@tanstack/react-query';
import { cancelRun, checkRun, type Importable, type ImportRun, previewRun } from '@tongli/contracts/imports';
import { Alert, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import '../../ui/form/form.css';
import { useBilingual } from '../../ui/language.ts';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../ui/Skeletons.tsx';
import { useMatched } from './matched.ts';
import { Options } from './Options.tsx';
import { Preview, type PreviewRow } from './Preview.tsx';
import { useFileWords, useNeeded } from './words.ts';

type Mapping = Readonly<Record<string, string>>;

const sampleCount = 3;

function withField(mapping: Mapping, column: string, field: string | undefined): Record<string, string> {
  const rest = Object.entries(mapping).filter(([name, other]) => name !== column && other !== field);
  return Object.fromEntries(field ? [...rest, [column, field] as const] : rest);
}

interface ColumnsProps {
  columns: readonly string[];
  mapping: Mapping;
  rows: readonly PreviewRow[];
  importable: Importable;
  onChange: (mapping: Record<string, string>) => void;
}

interface FileColumn {
  readonly name: string;
  readonly samples: string;
}

/** What each column of the file is imported as; a field is given once, and taken where it is chosen. */
function Columns({ columns, mapping, rows, importable, onChange }: ColumnsProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const needed = useNeeded();
  const options = importable.fields.map((field) => ({
    value: field.code,
    label: `${pick(field.label)}${needed(field)}`,
  }));
  const nameOf = (name: string) =>
    options.find(({ value }) => value === mapping[name])?.label ?? t('imports.match.left-out');
  const shown: Column<FileColumn>[] = [
    { key: 'name', title: t('imports.match.column'), text: ({ name }) => name, phone: 'title' },
    {
      key: 'samples',
      title: t('imports.match.samples'),
      text: ({ samples }) => samples || '—',
      render: ({ samples }) => <span className="quiet">{samples || '—'}</span>,
    },
    {
      key: 'field',
      title: t('imports.match.imported-as'),
      width: 280,
      text: ({ name }) => nameOf(name),
      render: ({ name }) => (
        <span className="control">
          <Select<string>
            allowClear
            value={mapping[name] ?? null}
            options={options}
            placeholder={t('imports.match.left-out')}
            aria-label={t('imports.match.imported-as-of', { column: name })}
            onChange={(field?: string) => onChange(withField(mapping, name, field))}
          />
        </span>
      ),
    },
  ];
  const samplesOf = (name: string) =>
    [...new Set(rows.map(({ cells }) => (cells[name] ?? '').trim()).filter(Boolean))].slice(0, sampleCount).join(' · ');
  const listed = columns.map((name) => ({ name, samples: samplesOf(name) }));
  return <DataTable columns={shown} rows={listed} rowKey={({ name }) => name} label={t('imports.match.columns')} />;
}

/** What each column of the file stands for, and what would come of the first rows. */
export function MatchPart({ run, importable }: { run: ImportRun; importable: Importable }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const wordsOf = useFileWords();
  const { matched, match, drop } = useMatched(run);
  const params = { id: run.id };
  const check = useAct(checkRun, drop);
  const cancel = useAct(cancelRun, drop);
  const preview = useRead(previewRun, { params, body: matched }, { placeholderData: keepPreviousData });
  const labelOf = (code: string) =>
    pick(importable.fields.find((field) => field.code === code)?.label ?? { zh: code, en: code });
  const error = check.error ?? cancel.error;
  return (
    <>
      {run.failure ? (
        <Alert type="warning" showIcon className="form-notice" title={t(`imports.failure.${run.failure}`)} />
      ) : null}
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={wordsOf(error)} /> : null}
      <Read of={preview} waiting={<RowsSkeleton />}>
        {({ obstacles, options, rows }) => (
          <>
            {obstacles.length > 0 ? (
              <Alert
                type="warning"
                showIcon
                className="form-notice"
                title={t('imports.match.obstacles')}
                description={obstacles
                  .map(({ field }) => t('imports.match.missing', { field: labelOf(field) }))
                  .join(' ')}
              />
            ) : null}
            <Section title={t('imports.match.columns')}>
              <p className="form-notice">{t('imports.match.lead')}</p>
              <Columns
                columns={run.columns}
                mapping={matched.mapping}
                rows={rows}
                importable={importable}
                onChange={(mapping) => match({ ...matched, mapping })}
              />
            </Section>
            <Options
              offered={options}
              chosen={matched.options ?? null}
              onChange={(chosen) => match({ ...matched, options: chosen })}
            />
            <Preview rows={rows} importable={importable} mapping={matched.mapping} />
            <div className="form-foot">
              <Button
                type="primary"
                disabled={obstacles.length > 0}
                loading={check.isPending}
                onClick={() => check.mutate({ params, body: matched })}
              >
                {t('imports.match.check', { count: run.rows })}
              </Button>
              <Button onClick={() => cancel.mutate({ params })}>{t('imports.match.discard')}</Button>
            </div>
          </>
        )}
      </Read>
    </>
  );
}
