import {
  type FeedbackRules,
  getFeedbackRules,
  type Severity,
  setFeedbackRules,
  severity,
  type Validity,
  validity,
} from '@tongli/contracts/complaints';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';

function Shares() {
  const { t } = useTranslation();
  return severity.options.map((gravity: Severity) => (
    <FieldRow key={gravity}>
      {validity.options.map((finding: Validity) => (
        <Field
          key={finding}
          name={['rules', 'shares', gravity, finding]}
          label={`${t(`complaints.severity.${gravity}`)} · ${t(`complaints.validity.${finding}`)}`}
        >
          <ScaledNumber per={1} least={0} most={100} step={5} unit="%" />
        </Field>
      ))}
    </FieldRow>
  ));
}

function Numbers() {
  const { t } = useTranslation();
  const numbers = [
    { name: 'withinDays', per: 1, most: 30, least: 1, step: 1, unit: t('complaints.rules.working-days') },
    { name: 'mostTries', per: 1, most: 10, least: 1, step: 1, unit: t('complaints.rules.times') },
    { name: 'againAfterMinutes', per: 60, most: 80, least: 0.25, step: 0.25, unit: t('complaints.rules.hours') },
    { name: 'appealWithinDays', per: 1, most: 365, least: 1, step: 1, unit: t('complaints.rules.days') },
    { name: 'reviewDays', per: 1, most: 60, least: 1, step: 1, unit: t('complaints.rules.working-days') },
  ] as const;
  return numbers.map(({ name, ...number }) => (
    <Field key={name} name={['rules', name]} label={t(`complaints.rules.${name}`)}>
      <ScaledNumber {...number} />
    </Field>
  ));
}

/** Whom we ask afterwards, how often we try, and how long an appeal may come and take. */
export default function RulesPage() {
  const { t } = useTranslation();
  const result = useRead(getFeedbackRules, {});
  return (
    <Page title={t('complaints.rules.title')} lead={t('complaints.rules.lead')}>
      <Read of={result}>
        {(ruled) => (
          <VersionedForm
            endpoint={setFeedbackRules}
            name="complaints.feedback-rules"
            record={{ ...ruled, id: 'feedback-rules' }}
            initial={({ rules }) => ({ rules })}
            input={(values: Values, version) => ({ body: { rules: values.rules as FeedbackRules, version } })}
            submit={t('complaints.rules.save')}
            onDone={() => undefined}
          >
            <Section title={t('complaints.rules.shares')}>
              <p className="quiet form-notice">{t('complaints.rules.shares-lead')}</p>
              <Shares />
            </Section>
            <Section title={t('complaints.rules.times-title')}>
              <Numbers />
              <Field name={['rules', 'invites']} called={t('complaints.rules.invites')} valuePropName="checked">
                <Checkbox>{t('complaints.rules.invites')}</Checkbox>
              </Field>
            </Section>
          </VersionedForm>
        )}
      </Read>
    </Page>
  );
}
