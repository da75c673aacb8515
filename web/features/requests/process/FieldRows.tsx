import type { FormField } from '@tongli/contracts/requests';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Both, Rows } from './Rows.tsx';

const types = ['text', 'number', 'choice', 'date', 'money', 'file'] as const;

/** A field of another type keeps what both have. */
function asType(type: FormField['type'], { key, name, required }: FormField): FormField {
  const head = { key, name, required };
  if (type === 'text') return { type, ...head, most: 500 };
  if (type === 'number') return { type, ...head, unit: '', least: null, most: null };
  if (type === 'choice') return { type, ...head, choices: [], several: false };
  if (type === 'date') return { type, ...head, leastDays: null, mostDays: null };
  return type === 'money' ? { type, ...head, leastMinor: null, mostMinor: null } : { type, ...head, most: 5 };
}

interface BoundProps {
  label: string;
  value: number | null;
  per?: number;
  onChange: (value: number | null) => void;
}

const Bound = ({ label, value, per = 1, onChange }: BoundProps) => (
  <InputNumber
    aria-label={label}
    placeholder={label}
    value={value === null ? null : value / per}
    onChange={(next) => onChange(next === null ? null : Math.round(next * per * 1e6) / 1e6)}
  />
);

type ChoiceField = Extract<FormField, { type: 'choice' }>;

function ChoiceRows({ field, change }: { field: ChoiceField; change: (field: FormField) => void }) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={field.choices}
      add={t('requests.process.add-choice')}
      empty={() => ({ key: '', name: { zh: '', en: '' } })}
      onChange={(choices) => change({ ...field, choices })}
    >
      {(row, set) => (
        <>
          <Input
            aria-label={t('requests.process.choice-key')}
            placeholder={t('requests.process.choice-key')}
            value={row.key}
            onChange={(event) => set({ ...row, key: event.target.value.trim() })}
          />
          <Both
            value={row.name}
            label={t('requests.process.choice')}
            most={40}
            onChange={(name) => set({ ...row, name })}
          />
        </>
      )}
    </Rows>
  );
}

/** What a type asks beyond name and key. */
function Bounds({ field, change }: { field: FormField; change: (field: FormField) => void }) {
  const { t } = useTranslation();
  const [least, most] = [t('requests.process.least'), t('requests.process.most')];
  if (field.type === 'number')
    return (
      <>
        <Input
          aria-label={t('requests.process.field-unit')}
          placeholder={t('requests.process.field-unit')}
          value={field.unit}
          onChange={(event) => change({ ...field, unit: event.target.value })}
        />
        <Bound label={least} value={field.least} onChange={(value) => change({ ...field, least: value })} />
        <Bound label={most} value={field.most} onChange={(value) => change({ ...field, most: value })} />
      </>
    );
  if (field.type === 'date')
    return (
      <>
        <Bound
          label={t('requests.process.least-days')}
          value={field.leastDays}
          onChange={(value) => change({ ...field, leastDays: value })}
        />
        <Bound
          label={t('requests.process.most-days')}
          value={field.mostDays}
          onChange={(value) => change({ ...field, mostDays: value })}
        />
      </>
    );
  if (field.type === 'money')
    return (
      <>
        <Bound
          label={t('requests.process.least-yuan')}
          per={100}
          value={field.leastMinor}
          onChange={(value) => change({ ...field, leastMinor: value })}
        />
        <Bound
          label={t('requests.process.most-yuan')}
          per={100}
          value={field.mostMinor}
          onChange={(value) => change({ ...field, mostMinor: value })}
        />
      </>
    );
  if (field.type === 'choice') return <ChoiceRows field={field} change={change} />;
  return (
    <Bound label={most} value={field.most} onChange={(value) => change({ ...field, most: Math.round(value ?? 1) })} />
  );
}

/** What is entered at a step: typed fields with their bounds. */
export function FieldRows({
  fields,
  onChange,
}: {
  fields: readonly FormField[];
  onChange: (fields: FormField[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Rows<FormField>
      rows={fields}
      add={t('requests.process.add-field')}
      empty={() => ({ type: 'text', key: '', name: { zh: '', en: '' }, required: true, most: 500 })}
      onChange={onChange}
    >
      {(field, change) => (
        <>
          <Select
            aria-label={t('requests.process.field-type')}
            value={field.type}
            options={types.map((type) => ({ value: type, label: t(`requests.process.type.${type}`) }))}
            onChange={(type) => change(asType(type, field))}
          />
          <Input
            aria-label={t('requests.process.field-key')}
            placeholder={t('requests.process.field-key')}
            value={field.key}
            onChange={(event) => change({ ...field, key: event.target.value.trim() })}
          />
          <Both
            value={field.name}
            label={t('requests.process.field-name')}
            most={40}
            onChange={(name) => change({ ...field, name })}
          />
          <Checkbox checked={field.required} onChange={(event) => change({ ...field, required: event.target.checked })}>
            {t('requests.process.required')}
          </Checkbox>
          <Bounds field={field} change={change} />
        </>
      )}
    </Rows>
  );
}
