import type { StagedFile } from '@tongli/contracts/files';
import type { FormField } from '@tongli/contracts/requests';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../ui/form/Attachments.tsx';
import { DateInput } from '../../ui/form/DateInput.tsx';
import type { Values } from '../../ui/form/drafts.ts';
import { Field } from '../../ui/form/Field.tsx';
import { useBilingual } from '../../ui/language.ts';

type Value = string | number | string[] | null;
const longerThan = 120;

function Control({ field }: { field: FormField }) {
  const pick = useBilingual();
  switch (field.type) {
    case 'text':
      return null;
    case 'number':
      return <InputNumber suffix={field.unit || undefined} className="wide-number" />;
    case 'money':
      return <InputNumber suffix="CNY" precision={2} className="wide-number" />;
    case 'choice':
      return (
        <Select
          {...(field.several ? { mode: 'multiple' as const } : {})}
          options={field.choices.map(({ key, name }) => ({ value: key, label: pick(name) }))}
        />
      );
    case 'date':
      return <DateInput />;
    case 'file':
      return <Attachments most={field.most} />;
  }
}

/** The fields that a step asks for, as its version defines them; `at` is their place in the form. */
export function FormFields({
  fields,
  at,
  lenient = false,
}: {
  fields: readonly FormField[];
  at: string;
  lenient?: boolean;
}) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return fields.map((field) => (
    <Field
      key={field.key}
      name={[at, field.key]}
      label={pick(field.name)}
      optional={lenient || !field.required}
      {...(field.type === 'text' ? { help: t('requests.form.at-most', { count: field.most }) } : {})}
    >
      {field.type === 'text' ? (
        field.most > longerThan ? (
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        ) : (
          <Input autoComplete="off" />
        )
      ) : (
        <Control field={field} />
      )}
    </Field>
  ));
}

/** What was filled in, as it is sent: money in minor units, files by their ids, nothing where nothing was entered. */
export function enteredOf(fields: readonly FormField[], values: Values | undefined): Record<string, Value> {
  const entered: Record<string, Value> = {};
  for (const { type, key } of fields) {
    const value = values?.[key];
    if (value === undefined || value === null || value === '') continue;
    if (type === 'money') entered[key] = Math.round(Number(value) * 100);
    else if (type === 'file') entered[key] = (value as StagedFile[]).map(({ id }) => id);
    else entered[key] = value as Value;
  }
  return entered;
}
