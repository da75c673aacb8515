import { type Channel, channel } from '@tongli/contracts/complaints';
import { mostFilesOfRecord } from '@tongli/contracts/files';
import { Checkbox, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments, type PendingFiles } from '../../../ui/form/Attachments.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { AboutFields } from '../AboutFields.tsx';
import { GravityFields, TermFields } from '../ClassificationFields.tsx';
import { ClassField } from '../classification/ClassField.tsx';
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

/** Whoever saves while files are on their way is asked to wait. */
function FilesField() {
  const { t } = useTranslation();
  const pending = useRef<PendingFiles>('none');
  const settled = async () => {
    if (pending.current !== 'none') throw new Error(t(`ui.files.${pending.current}`));
  };
  return (
    <Field name="files" label={t('complaints.files.label')} optional rules={[{ validator: settled }]}>
      <Attachments
        most={mostFilesOfRecord}
        onPending={(now) => {
          pending.current = now;
        }}
      />
    </Field>
  );
}

export function MatterFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.lodging.matter')}>
      <TermFields />
      <ClassField />
      <Field name="facts" label={t('complaints.lodging.facts')} help={t('complaints.lodging.facts-help')}>
        <LongText rows={4} maxRows={12} most={4000} />
      </Field>
      <Field name="demand" label={t('complaints.lodging.demand')} help={t('complaints.lodging.demand-help')}>
        <LongText rows={2} maxRows={8} most={2000} />
      </Field>
      <Field name="feeling" label={t('complaints.record.feeling')} help={t('complaints.record.feeling-help')} optional>
        <Input maxLength={400} autoComplete="off" />
      </Field>
      <AboutFields />
      <FilesField />
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

/** `channel`: how it came is known already. */
export function SortingFields({ channel: known = null, projectId }: { channel?: Channel | null; projectId?: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.lodging.sorting')}>
      {known === null ? (
        <Field name="channel" label={t('complaints.channel-label')}>
          <Choices options={lodgedBy.map((value) => ({ value, label: t(`complaints.channel.${value}`) }))} />
        </Field>
      ) : (
        <p>
          {t('complaints.channel-label')}: {t(`complaints.channel.${known}`)}
        </p>
      )}
      <GravityFields {...(projectId === undefined ? {} : { projectId })} />
    </Section>
  );
}
