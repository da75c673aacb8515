import { type ReopenReason, reopenComplaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';
import { Refused } from './Refused.tsx';

const reasons = reopenComplaint.body.shape.reason.options;

/** A case is taken up again: why, in whose name. */
export function ReopenPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { reopen } = complaint.actions;
  return (
    <Section title={t('complaints.case.reopen')}>
      {reopen?.allowed ? (
        <>
          <p className="quiet form-notice">{t('complaints.act.reopen-lead')}</p>
          <EndpointForm
            endpoint={reopenComplaint}
            name={`complaints.reopen.${complaint.id}`}
            input={(values) => ({
              params: { id: complaint.id },
              body: {
                reason: values.reason as Extract<ReopenReason, 'customer' | 'handler'>,
                note: String(values.note ?? ''),
              },
            })}
            cancel={<CancelButton work={work} />}
            submit={t('complaints.act.reopen-submit')}
            onDone={work.done}
          >
            <Field name="reason" label={t('complaints.act.reopen-reason')}>
              <Choices options={reasons.map((value) => ({ value, label: t(`complaints.reopen-reason.${value}`) }))} />
            </Field>
            <Field name="note" label={t('complaints.act.reopen-note')} help={t('complaints.act.reopen-note-help')}>
              <LongText rows={4} maxRows={16} most={2000} />
            </Field>
          </EndpointForm>
        </>
      ) : (
        <Refused act={t('complaints.case.reopen')} allowance={reopen} />
      )}
    </Section>
  );
}
