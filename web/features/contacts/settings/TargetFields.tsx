import type { QueueTargets } from '@tongli/contracts/contacts';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { Section } from '../../../ui/record/Section.tsx';

/** With the bounds of the contract; what belongs together stands in one line. */
const lines = [
  [
    ['levelPercent', 0, 100, '%'],
    ['poorLevelPercent', 0, 100, '%'],
  ],
  [
    ['abandonedPercent', 0, 100, '%'],
    ['poorAbandonedPercent', 0, 100, '%'],
    ['shortAbandonSeconds', 0, 600, 's'],
  ],
  [
    ['waitSeconds', 1, 86_400, 's'],
    ['poorWaitSeconds', 1, 86_400, 's'],
  ],
  [
    ['talkMinutes', 1, 480, 'min'],
    ['holdMinutes', 1, 480, 'min'],
    ['wrapUpMinutes', 1, 480, 'min'],
  ],
] as const;

interface TargetFieldsProps {
  /** Where the form keeps them. */
  path: readonly string[];
  /** Of the house: what holds where a queue has none of its own. Null: these are the house's. */
  house: QueueTargets | null;
}

/** What is wanted, and from where on it is bad. */
export function TargetFields({ path, house }: TargetFieldsProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('contacts.target.title')}>
      <p className="quiet form-notice">{t(house ? 'contacts.target.own-lead' : 'contacts.target.house-lead')}</p>
      {lines.map((line) => (
        <FieldRow key={line[0][0]}>
          {line.map(([key, least, most, unit]) => (
            <Field
              key={key}
              name={[...path, key]}
              label={t(`contacts.target.${key}.label`)}
              help={t(`contacts.target.${key}.help`)}
              optional={house !== null}
            >
              <InputNumber
                min={least}
                max={most}
                suffix={t(`contacts.target.unit.${unit}`)}
                className="scaled-number"
                {...(house ? { placeholder: String(house[key]) } : {})}
              />
            </Field>
          ))}
        </FieldRow>
      ))}
    </Section>
  );
}
