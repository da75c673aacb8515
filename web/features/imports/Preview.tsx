import type { CellError, Importable, ImportField, previewRun } from '@tongli/contracts/imports';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { type CellWords, useCellWords } from './words.ts';

export type PreviewRow = ReplyOf<typeof previewRun>['rows'][number];

const shownRows = 8;

/** A value as it is understood, the file's own on hover, with what is wrong in it. */
function Cell({
  value,
  raw,
  errors,
  words,
}: {
  value: string;
  raw: string;
  errors: readonly CellError[];
  words: CellWords;
}) {
  const { t } = useTranslation();
  const understood = raw.length > 0 && raw !== value;
  const title = understood ? t('imports.preview.in-file', { raw }) : undefined;
  return (
    <span className="stacked">
      <span title={title}>{value || '—'}</span>
      {errors.map((error) => (
        <StateTag key={error.code} tone="breached" title={words.remedy(error)}>
          {words.wrong(error)}
        </StateTag>
      ))}
    </span>
  );
}

/** What becomes of the row, with what is wrong in none of its cells. */
function Outcome({ row, outcome, words }: { row: PreviewRow; outcome: string; words: CellWords }) {
  return (
    <span className="stacked">
      {outcome}
      {row.errors
        .filter(({ column }) => column === '')
        .map((error) => (
          <StateTag key={`${error.params.field} ${error.code}`} tone="breached" title={words.remedy(error)}>
            {words.place(error)} {words.wrong(error)}
          </StateTag>
        ))}
    </span>
  );
}

interface PreviewProps {
  rows: readonly PreviewRow[];
  importable: Importable;
  mapping: Readonly<Record<string, string>>;
}

/** The first rows as they will be understood. */
export function Preview({ rows, importable, mapping }: PreviewProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useCellWords(importable);
  const columnOf = (field: string) => Object.keys(mapping).find((column) => mapping[column] === field);
  const outcomeOf = ({ outcome }: PreviewRow) =>
    outcome ? t(`imports.outcome.${outcome}`) : t('imports.outcome.wrong');
  const fields = importable.fields.flatMap(({ code, label, choices }): Column<PreviewRow>[] => {
    const column = columnOf(code);
    if (column === undefined) return [];
    const shown = (row: PreviewRow) => wordOf(choices, row.shown[code] ?? row.cells[column] ?? '');
    return [
      {
        key: code,
        title: pick(label),
        text: (row) => shown(row) || '—',
        render: (row) => (
          <Cell
            value={shown(row)}
            raw={row.cells[column] ?? ''}
            errors={row.errors.filter((error) => error.column === column)}
            words={words}
          />
        ),
      },
    ];
  });
  const wordOf = (choices: ImportField['choices'], value: string) => {
    const choice = choices.find(({ code }) => code === value);
    return choice ? pick(choice.label) : value;
  };
  const derived = importable.derived.map(
    ({ code, label, choices }): Column<PreviewRow> => ({
      key: code,
      title: pick(label),
      text: (row) => wordOf(choices, row.shown[code] ?? '') || '—',
    }),
  );
  if (fields.length === 0) return null;
  const columns: Column<PreviewRow>[] = [
    { key: 'line', title: t('imports.errors.line'), text: ({ line }) => String(line), phone: 'title' },
    {
      key: 'outcome',
      title: t('imports.preview.outcome'),
      text: outcomeOf,
      render: (row) => <Outcome row={row} outcome={outcomeOf(row)} words={words} />,
      phone: 'title',
    },
    ...derived,
    ...fields,
  ];
  return (
    <Section title={t('imports.preview.title')}>
      <DataTable
        columns={columns}
        rows={rows.slice(0, shownRows)}
        rowKey={({ line }) => String(line)}
        label={t('imports.preview.title')}
      />
    </Section>
  );
}
