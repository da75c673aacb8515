import { type LedgerField, ledgerField } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { columnsFor, type Mapping, type PreviewCells, requiredFields, samplesOf, withField } from '../mapping.ts';
import '../../../ui/spc/spc.css';
import { useFieldLabel } from '../words.ts';

interface ColumnTableProps {
  columns: readonly string[];
  mapping: Mapping;
  rows: readonly PreviewCells[];
  onChange: (mapping: Mapping) => void;
}

interface FileColumn {
  readonly name: string;
  readonly field: LedgerField | null;
  readonly samples: string;
}

/** What one column is imported as. A field that another column has says so, and can still be taken. */
function FieldSelect({ column, columns, mapping, onChange }: Omit<ColumnTableProps, 'rows'> & { column: FileColumn }) {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  const options = ledgerField.options.map((field) => ({
    value: field,
    label: requiredFields.includes(field) ? t('ledger.match.required', { field: labelOf(field) }) : labelOf(field),
    usedBy: columnsFor(field, mapping, columns).find((name) => name !== column.name),
  }));
  return (
    <Select<LedgerField>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={column.field}
      options={options}
      placeholder={t('ledger.match.left-out')}
      aria-label={t('ledger.match.imported-as-of', { column: column.name })}
      popupMatchSelectWidth={320}
      onChange={(field?: LedgerField) => onChange(withField(mapping, column.name, field ?? null))}
      optionRender={({ data }) => (
        <>
          {data.label}
          <span className="choice-words">
            {data.usedBy ? t('ledger.match.used-by', { column: data.usedBy }) : t(`ledger.field.${data.value}.meaning`)}
          </span>
        </>
      )}
    />
  );
}

/** The columns of the file, each with what stands in it and what it is imported as. */
export function ColumnTable({ rows, ...match }: ColumnTableProps) {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  const { columns, mapping } = match;
  const shown: Column<FileColumn>[] = [
    { key: 'name', title: t('ledger.match.column'), text: ({ name }) => name, phone: 'title' },
    {
      key: 'samples',
      title: t('ledger.match.samples'),
      text: ({ samples }) => samples || t('ledger.match.no-samples'),
      render: ({ samples }) => <span className="quiet">{samples || t('ledger.match.no-samples')}</span>,
    },
    {
      key: 'field',
      title: t('ledger.match.imported-as'),
      width: 280,
      text: ({ field }) => (field ? labelOf(field) : t('ledger.match.left-out')),
      render: (column) => (
        <span className="control">
          <FieldSelect column={column} {...match} />
        </span>
      ),
    },
  ];
  const fileColumns = columns.map((name) => ({
    name,
    field: mapping[name] ?? null,
    samples: samplesOf(name, rows).join(' · '),
  }));
  return <DataTable columns={shown} rows={fileColumns} rowKey={({ name }) => name} label={t('ledger.match.columns')} />;
}
