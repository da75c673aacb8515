import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';

interface Edition {
  readonly version: number;
  readonly changedByName: string | null;
}

/** What it said before, the last first. */
export function Editions<T extends Edition>({ of, words }: { of: readonly T[]; words: (edition: T) => string }) {
  const { t } = useTranslation();
  const facts = of.map((one) => ({
    label: `${one.version + 1} · ${one.changedByName ?? t('complaints.template.supplied')}`,
    value: words(one),
  }));
  return (
    <Section title={t('complaints.template.editions')}>
      <Told facts={facts} />
    </Section>
  );
}

/** What is retired is offered no more, and stays where it was used. */
export function RetiredField() {
  const { t } = useTranslation();
  return (
    <Field name="retired" called={t('complaints.template.retire')} valuePropName="checked">
      <Checkbox>{t('complaints.template.retire')}</Checkbox>
    </Field>
  );
}
