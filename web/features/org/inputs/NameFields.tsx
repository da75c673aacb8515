import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Code and name as a form's first values. */
export const namesOf = ({ code, name }: Named): Values => ({ code, name });

/** Code and name as a body has them, whatever was typed; the contract judges it. */
export function namesFrom(values: Values): Named {
  const { zh = '', en = '' } = (values.name ?? {}) as Partial<Named['name']>;
  return { code: String(values.code ?? ''), name: { zh, en } };
}

/** The name in both languages, and the code that tables from elsewhere know it by. */
export function NameFields() {
  const { t } = useTranslation();
  return (
    <>
      <FieldRow>
        <Field name={['name', 'zh']} label={t('org.name.zh')}>
          <Input autoComplete="off" />
        </Field>
        <Field name={['name', 'en']} label={t('org.name.en')}>
          <Input autoComplete="off" />
        </Field>
      </FieldRow>
      <Field name="code" label={t('org.name.code')} help={t('org.name.code-help')}>
        <Input autoComplete="off" />
      </Field>
    </>
  );
}
