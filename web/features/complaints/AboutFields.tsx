import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/form/Field.tsx';
import { usePeople, useUnits } from './people.ts';

/** A person, or a unit with everyone in it. */
export function AboutFields() {
  const { t } = useTranslation();
  const people = usePeople();
  const units = useUnits();
  return (
    <>
      <Field name="people" label={t('complaints.about.people')} optional>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...people.options]} />
      </Field>
      <Field name="units" label={t('complaints.about.units')} help={t('complaints.about.units-help')} optional>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...units.options]} />
      </Field>
    </>
  );
}
