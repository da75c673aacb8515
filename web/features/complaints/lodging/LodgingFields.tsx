import { channel } from '@tongli/contracts/complaints';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { GravityFields, TermFields } from '../ClassificationFields.tsx';
import { KnownCustomers } from './KnownCustomers.tsx';

const lodgedBy = channel.exclude(['portal', 'ledger']).options;

export function CustomerFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.lodging.customer')}>
      <FieldRow>
        <Field name="phone" label={t('complaints.lodging.phone')}>
          <Input type="tel" autoComplete="off" autoFocus />
        </Field>
        <Field name="name" label={t('complaints.lodging.name')}>
          <Input autoComplete="off" />
        </Field>
        <Field name="email" label={t('complaints.lodging.email')} optional>
          <Input type="email" autoComplete="off" />
        </Field>
      </FieldRow>
      <KnownCustomers />
    </Section>
  );
}

export function MatterFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.lodging.matter')}>
      <TermFields />
      <Field name="facts" label={t('complaints.lodging.facts')} help={t('complaints.lodging.facts-help')}>
        <LongText rows={4} maxRows={12} most={4000} />
      </Field>
      <Field name="demand" label={t('complaints.lodging.demand')} help={t('complaints.lodging.demand-help')}>
        <LongText rows={2} maxRows={8} most={2000} />
      </Field>
      <FieldRow>
        <Form.Item name="wantsResponse" valuePropName="checked">
          <Checkbox>{t('complaints.lodging.wants-response')}</Checkbox>
        </Form.Item>
        <Form.Item name="aboutHandling" valuePropName="checked">
          <Checkbox>{t('complaints.lodging.about-handling')}</Checkbox>
        </Form.Item>
      </FieldRow>
    </Section>
  );
}

export function SortingFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.lodging.sorting')}>
      <Field name="channel" label={t('complaints.channel-label')}>
        <Choices options={lodgedBy.map((value) => ({ value, label: t(`complaints.channel.${value}`) }))} />
      </Field>
      <GravityFields />
    </Section>
  );
}
