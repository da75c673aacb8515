import {
  type ClassDimension,
  type Complaint,
  closeComplaint,
  type Validity,
  validity,
} from '@tongli/contracts/complaints';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { type Check, Checklist } from '../../../ui/record/Checklist.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { FieldSuggestion, ShownMark } from '../classification/Candidate.tsx';
import { useSuggestions } from '../classification/suggestions.ts';
import type { PartProps } from './MessageParts.tsx';
import { isPromiseOpen, openSteps, type Part, positionOf } from './next.ts';
import { useOpenMatters } from './OpenMatters.tsx';
import { Refused } from './Refused.tsx';
import type { Work } from './work.ts';

function Way({ to, work, words }: { to: Part; work: Work; words: string }) {
  return (
    <Button type="link" size="small" onClick={() => work.go(to)}>
      {words}
    </Button>
  );
}

/** What must stand before closing, each with the way to it. */
function useChecks(complaint: Complaint, work: Work): Check[] {
  const { t } = useTranslation();
  const open = openSteps(complaint);
  const stepWords = (step: (typeof open)[number]) =>
    t('complaints.case.next-step', { position: positionOf(step), step: t(`complaints.step.${step}`) });
  return [
    {
      key: 'answer',
      label: t('complaints.act.close-answer'),
      met: complaint.answeredAt !== null,
      missing: <Way to="answer" work={work} words={t('complaints.case.next-answer')} />,
    },
    {
      key: 'steps',
      label: t('complaints.act.close-steps'),
      met: open.length === 0,
      missing: open.map((step) => <Way key={step} to={step} work={work} words={stepWords(step)} />),
    },
    {
      key: 'promise',
      label: t('complaints.act.close-promise'),
      met: !isPromiseOpen(complaint),
      missing: <Way to="carry-out" work={work} words={stepWords('carry-out')} />,
    },
  ];
}

const found: ClassDimension[] = ['validity', 'cause'];

/** What was found, and beside it what closed cases with such words were found to be. */
function CloseFields({ complaint: { id, projectId } }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const { suggestions } = useSuggestions({ complaintId: id, projectId }, found);
  return (
    <>
      <ShownMark of={suggestions} />
      <Field name="validity" label={t('complaints.validity-label')}>
        <Choices options={validity.options.map((value) => ({ value, label: t(`complaints.validity.${value}`) }))} />
      </Field>
      <FieldSuggestion of={suggestions} dimension="validity" />
      <Field name="cause" label={t('complaints.cause')} help={t('complaints.act.cause-help')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('cause')} />
      </Field>
      <FieldSuggestion of={suggestions} dimension="cause" />
    </>
  );
}

function CloseForm({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { assessment, cause } = complaint;
  return (
    <EndpointForm
      endpoint={closeComplaint}
      name={`complaints.close.${complaint.id}`}
      initial={{ ...(cause ? { cause } : {}), ...(assessment?.validity ? { validity: assessment.validity } : {}) }}
      input={(values) => ({
        params: { id: complaint.id },
        body: {
          validity: values.validity as Validity,
          cause: String(values.cause ?? ''),
          suggestionShown: values.suggestionShown === true,
        },
      })}
      side={work.next !== 'close'}
      submit={t('complaints.act.close-submit')}
      onDone={work.done}
    >
      <CloseFields complaint={complaint} />
    </EndpointForm>
  );
}

/** Finding and cause; what is still missing is named, and one click away. */
export function ClosePart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { close } = complaint.actions;
  return (
    <Section title={t('complaints.case.next-close')}>
      <p className="quiet form-notice">{t('complaints.act.close-lead')}</p>
      <Checklist
        checks={[...useChecks(complaint, work), ...useOpenMatters(complaint)]}
        words={{ met: t('complaints.act.ready'), open: t('complaints.act.not-ready') }}
      />
      {close?.allowed ? (
        <CloseForm complaint={complaint} work={work} />
      ) : (
        <Refused act={t('complaints.case.close')} allowance={close} />
      )}
    </Section>
  );
}
