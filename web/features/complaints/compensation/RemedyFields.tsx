import { type CompensationKind, isRemedy } from '@tongli/contracts/complaints';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { usePeople } from '../people.ts';

/** The contract judges what is missing, so nothing is made up here. */
export function remedyOf({ kind, what, ownerId, dueOn }: Readonly<Record<string, unknown>>) {
  if (!isRemedy(kind as CompensationKind)) return null;
  return { what: String(what ?? ''), ownerId: String(ownerId ?? ''), dueOn: String(dueOn ?? '') };
}

/** What is done instead of paid, by whom and until when. */
export function RemedyFields() {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <>
      <p className="quiet form-notice">{t('complaints.compensation.remedy.lead')}</p>
      <Field name="what" label={t('complaints.compensation.remedy.what')}>
        <Input maxLength={400} autoComplete="off" />
      </Field>
      <FieldRow>
        <Field name="ownerId" label={t('complaints.compensation.remedy.owner')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={people.options} />
        </Field>
        <Field name="dueOn" label={t('complaints.compensation.remedy.due')}>
          <DateInput />
        </Field>
      </FieldRow>
    </>
  );
}
