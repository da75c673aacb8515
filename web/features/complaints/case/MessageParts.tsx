import {
  acknowledgeComplaint,
  addNote,
  answerComplaint,
  type Complaint,
  draftLetter,
  letterBlank,
} from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { GroupNotice } from '../group/GroupNotice.tsx';
import { CommonWording } from '../incident/IncidentOfCase.tsx';
import { CancelButton } from './CancelButton.tsx';
import { Refused } from './Refused.tsx';
import type { Work } from './work.ts';

export interface PartProps {
  complaint: Complaint;
  work: Work;
}

const text = (value: unknown) => String(value ?? '');

/** The beginning that the house has agreed on, filled with what is known; the handler makes it their own. */
const useDraft = ({ id }: Complaint, kind: 'acknowledgement' | 'answer', enabled: boolean) =>
  useRead(draftLetter, { params: { id }, query: { kind } }, { enabled, staleTime: Number.POSITIVE_INFINITY });

/** A place that the template leaves to the handler must not reach the customer. */
function useNoBlank() {
  const { t } = useTranslation();
  const filled = (_rule: unknown, value: unknown) =>
    text(value).includes(letterBlank)
      ? Promise.reject(new Error(t('problem.blank-left', { blank: letterBlank })))
      : Promise.resolve();
  return [{ validator: filled }];
}

export function AcknowledgePart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { acknowledge } = complaint.actions;
  const draft = useDraft(complaint, 'acknowledgement', acknowledge?.allowed === true);
  const rules = useNoBlank();
  return (
    <Section title={t('complaints.case.next-acknowledge')}>
      {acknowledge?.allowed ? (
        <>
          <p className="quiet form-notice">{t('complaints.act.acknowledge-lead')}</p>
          <Read of={draft}>
            {({ body }) => (
              <EndpointForm
                endpoint={acknowledgeComplaint}
                name={`complaints.acknowledge.${complaint.id}`}
                initial={{ message: body }}
                input={(values) => ({ params: { id: complaint.id }, body: { message: text(values.message) } })}
                side={work.next !== 'acknowledge'}
                submit={t('complaints.act.acknowledge-submit')}
                onDone={work.done}
              >
                <Field name="message" label={t('complaints.act.acknowledge-message')} rules={rules}>
                  <LongText rows={6} maxRows={16} most={2000} />
                </Field>
              </EndpointForm>
            )}
          </Read>
        </>
      ) : (
        <Refused act={t('complaints.case.acknowledge')} allowance={acknowledge} />
      )}
    </Section>
  );
}

/** The way out of the house stands below every answer, whatever the answer says. */
function Recourse({ recourse }: Pick<Complaint, 'recourse'>) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <div className="form-notice">
      <p className="quiet">{t('complaints.act.answer-recourse')}</p>
      <blockquote className="quoted">{pick(recourse)}</blockquote>
    </div>
  );
}

export function AnswerPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { answer } = complaint.actions;
  const draft = useDraft(complaint, 'answer', answer?.allowed === true);
  const rules = useNoBlank();
  return (
    <Section title={t('complaints.case.next-answer')}>
      {answer?.allowed ? (
        <>
          <p className="quiet form-notice">{t('complaints.act.answer-lead')}</p>
          <GroupNotice complaintId={complaint.id} />
          <Read of={draft}>
            {({ body }) => (
              <EndpointForm
                endpoint={answerComplaint}
                name={`complaints.answer.${complaint.id}`}
                initial={{ text: body }}
                input={(values) => ({ params: { id: complaint.id }, body: { text: text(values.text) } })}
                side={work.next !== 'answer'}
                submit={t('complaints.act.answer-submit')}
                onDone={work.done}
              >
                <Field name="text" label={t('complaints.act.answer-text')} rules={rules}>
                  <LongText rows={8} maxRows={20} most={4000} />
                </Field>
                <CommonWording complaintId={complaint.id} field="text" />
                <Recourse recourse={complaint.recourse} />
              </EndpointForm>
            )}
          </Read>
        </>
      ) : (
        <Refused act={t('complaints.case.answer')} allowance={answer} />
      )}
    </Section>
  );
}

export function NotePart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.case.note')}>
      <p className="quiet form-notice">{t('complaints.act.note-lead')}</p>
      <EndpointForm
        endpoint={addNote}
        name={`complaints.note.${complaint.id}`}
        input={(values) => ({ params: { id: complaint.id }, body: { text: text(values.text) } })}
        side
        cancel={<CancelButton work={work} />}
        submit={t('complaints.act.note-submit')}
        onDone={work.done}
      >
        <Field name="text" label={t('complaints.act.note-text')}>
          <LongText rows={4} maxRows={16} most={4000} autoFocus />
        </Field>
      </EndpointForm>
    </Section>
  );
}
