import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';

/** The first and last day of a period that is over. */
export function PeriodFields() {
  const { t } = useTranslation();
  return (
    <FieldRow>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} name={end} label={t(`measures.cohort.${end}`)}>
          <DateInput />
        </Field>
      ))}
    </FieldRow>
  );
}
