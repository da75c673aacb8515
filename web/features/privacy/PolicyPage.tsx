import { changePrivacyPolicy, getPrivacyPolicy, type PrivacyPolicy } from '@tongli/contracts/privacy';
import { Alert, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';

function PolicyForm({ policy }: { policy: PrivacyPolicy }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  return (
    <Section title={t('privacy.policy.section')}>
      {done ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('privacy.policy.done')} />
      ) : null}
      <VersionedForm
        endpoint={changePrivacyPolicy}
        name="privacy.policy"
        record={{ ...policy, id: 'privacy-policy' }}
        initial={({ keepMonths, retention, requestDays, exportRows, exportBy }) => ({
          keepMonths,
          retention,
          requestDays,
          exportRows,
          exportBy,
        })}
        wordsOf={(path, value) => {
          if (path === 'retention') return t(`privacy.policy.then.${value as PrivacyPolicy['retention']}`);
          return path === 'exportBy' ? t(`privacy.policy.exporters.${value as PrivacyPolicy['exportBy']}`) : undefined;
        }}
        input={({ keepMonths, retention, requestDays, exportRows, exportBy }, version) => ({
          body: {
            keepMonths: Number(keepMonths),
            retention: retention as PrivacyPolicy['retention'],
            requestDays: Number(requestDays),
            exportRows: Number(exportRows),
            exportBy: exportBy as PrivacyPolicy['exportBy'],
            version,
          },
        })}
        submit={t('privacy.policy.save')}
        onDone={() => setDone(true)}
      >
        <Field name="keepMonths" label={t('privacy.policy.keep')} help={t('privacy.policy.keep-help')}>
          <InputNumber min={0} max={240} precision={0} />
        </Field>
        <Field name="retention" label={t('privacy.policy.retention')} help={t('privacy.policy.retention-help')}>
          <Choices
            options={(['propose', 'erase'] as const).map((value) => ({
              value,
              label: t(`privacy.policy.then.${value}`),
            }))}
          />
        </Field>
        <Field name="requestDays" label={t('privacy.policy.request-days')} help={t('privacy.policy.request-days-help')}>
          <InputNumber min={1} max={60} precision={0} />
        </Field>
        <Field name="exportRows" label={t('privacy.policy.export-rows')} help={t('privacy.policy.export-rows-help')}>
          <InputNumber min={0} max={1_000_000} precision={0} />
        </Field>
        <Field name="exportBy" label={t('privacy.policy.export-by')}>
          <Choices
            options={(['everyone', 'leaders', 'nobody'] as const).map((value) => ({
              value,
              label: t(`privacy.policy.exporters.${value}`),
            }))}
          />
        </Field>
      </VersionedForm>
    </Section>
  );
}

/** How long what is kept, whoever asks for its erasure. */
export default function PolicyPage() {
  const { t } = useTranslation();
  const policy = useRead(getPrivacyPolicy, {});
  return (
    <Page title={t('privacy.policy.title')} lead={t('privacy.policy.lead')}>
      <Read of={policy}>{(current) => <PolicyForm policy={current} />}</Read>
    </Page>
  );
}
