import {
  assessComplaint,
  type ClassDimension,
  type Complaint,
  type Complexity,
  complexity,
  type Impact,
  impact,
  type Severity,
  severity,
  type Validity,
  type Vulnerability,
  validity,
  vulnerability,
} from '@tongli/contracts/complaints';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { FieldSuggestion, ShownMark } from '../classification/Candidate.tsx';
import { useSuggestions } from '../classification/suggestions.ts';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';
import { Refused } from './Refused.tsx';

const none = 'none';
const undecided = 'none';
const judged: ClassDimension[] = ['severity', 'validity'];
const textOrNull = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null);

function bodyOf(values: Values, version: number) {
  const kind = values.vulnerability === none ? null : (values.vulnerability as Vulnerability);
  return {
    severity: values.severity as Severity,
    complexity: values.complexity as Complexity,
    impact: values.impact as Impact,
    validity: values.validity === undecided ? null : (values.validity as Validity),
    suggestionShown: values.suggestionShown === true,
    immediate: textOrNull(values.immediate),
    vulnerability: kind,
    vulnerabilityReason: kind === null ? null : String(values.vulnerabilityReason ?? ''),
    version,
  };
}

/** Asked only where the customer needs more care than others. */
function VulnerabilityFields() {
  const { t } = useTranslation();
  const chosen = Form.useWatch('vulnerability');
  const options = [none, ...vulnerability.options].map((value) => ({
    value,
    label: t(`complaints.vulnerability.${value}`),
  }));
  return (
    <>
      <Field
        name="vulnerability"
        label={t('complaints.assess.vulnerability')}
        help={t('complaints.assess.vulnerability-help')}
      >
        <Select options={options} />
      </Field>
      {chosen && chosen !== none ? (
        <Field
          name="vulnerabilityReason"
          label={t('complaints.assess.reason')}
          help={t('complaints.assess.reason-help')}
        >
          <LongText rows={2} maxRows={6} most={400} />
        </Field>
      ) : null}
    </>
  );
}

function AssessFields({ complaint: { id, projectId } }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const { suggestions } = useSuggestions({ complaintId: id, projectId }, judged);
  const findings = [undecided, ...validity.options].map((value) => ({
    value,
    label: t(value === undecided ? 'complaints.assess.validity-none' : `complaints.validity.${value}`),
  }));
  return (
    <>
      <ShownMark of={suggestions} />
      <Field name="severity" label={t('complaints.severity-label')} help={t('complaints.assess.severity-help')}>
        <Choices options={severity.options.map((value) => ({ value, label: t(`complaints.severity.${value}`) }))} />
      </Field>
      <FieldSuggestion of={suggestions} dimension="severity" />
      <Field name="complexity" label={t('complaints.assess.complexity')}>
        <Choices options={complexity.options.map((value) => ({ value, label: t(`complaints.complexity.${value}`) }))} />
      </Field>
      <Field name="impact" label={t('complaints.assess.impact')}>
        <Choices options={impact.options.map((value) => ({ value, label: t(`complaints.impact.${value}`) }))} />
      </Field>
      <Field name="validity" label={t('complaints.assess.validity')} help={t('complaints.assess.validity-help')}>
        <Choices options={findings} />
      </Field>
      <FieldSuggestion of={suggestions} dimension="validity" />
      <Field
        name="immediate"
        label={t('complaints.assess.immediate')}
        help={t('complaints.assess.immediate-help')}
        optional
      >
        <LongText rows={2} maxRows={8} most={1000} />
      </Field>
      <VulnerabilityFields />
    </>
  );
}

/** How grave, how complex, how far it reaches, and whether somebody needs more care: it decides what goes first. */
export function AssessPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { assess } = complaint.actions;
  return (
    <Section title={t('complaints.case.assess')}>
      <p className="quiet form-notice">{t('complaints.assess.lead')}</p>
      {assess?.allowed ? (
        <VersionedForm
          endpoint={assessComplaint}
          name={`complaints.assess.${complaint.id}`}
          record={complaint}
          initial={({ severity: grave, assessment }) => ({
            severity: grave,
            complexity: assessment?.complexity ?? 'usual',
            impact: assessment?.impact ?? 'one',
            validity: assessment?.validity ?? undecided,
            immediate: assessment?.immediate ?? undefined,
            vulnerability: assessment?.vulnerability ?? none,
            vulnerabilityReason: assessment?.vulnerabilityReason ?? undefined,
          })}
          wordsOf={(path, value) => {
            if (path === 'immediate' || path === 'vulnerabilityReason') return undefined;
            if (path === 'validity' && value === undecided) return t('complaints.assess.validity-none');
            return t(`complaints.${path}.${String(value)}`);
          }}
          input={(values, version) => ({ params: { id: complaint.id }, body: bodyOf(values, version) })}
          side
          cancel={<CancelButton work={work} />}
          submit={t('complaints.assess.submit')}
          onDone={work.done}
        >
          <AssessFields complaint={complaint} />
        </VersionedForm>
      ) : (
        <Refused act={t('complaints.case.assess')} allowance={assess} />
      )}
    </Section>
  );
}
