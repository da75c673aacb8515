import { acknowledgeComplaint, addNote, answerComplaint, type Complaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useMe, useSite } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { promiseTimeText } from '../../../ui/promise-time.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { CommonWording } from '../incident/IncidentOfCase.tsx';
import { CancelButton } from './CancelButton.tsx';
import { Refused } from './Refused.tsx';
import type { Work } from './work.ts';

export interface PartProps {
  complaint: Complaint;
  work: Work;
}

const text = (value: unknown) => String(value ?? '');

/** A polite beginning that names the number, the person and the time; the handler makes it their own. */
function useAcknowledgement({ number, ownerName, limits }: Complaint): string {
  const { t } = useTranslation();
  const { name } = useMe();
  const { zone } = useSite();
  const language = useLanguage();
  const respond = limits.findLast((limit) => limit.kind === 'respond');
  const owner = ownerName ?? name;
  if (!respond) return t('complaints.act.acknowledge-draft-plain', { number, owner });
  return t('complaints.act.acknowledge-draft', { number, owner, due: promiseTimeText(respond.dueAt, zone, language) });
}

export function AcknowledgePart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const message = useAcknowledgement(complaint);
  const { acknowledge } = complaint.actions;
  return (
    <Section title={t('complaints.case.next-acknowledge')}>
      {acknowledge?.allowed ? (
        <>
          <p className="quiet form-notice">{t('complaints.act.acknowledge-lead')}</p>
          <EndpointForm
            endpoint={acknowledgeComplaint}
            name={`complaints.acknowledge.${complaint.id}`}
            initial={{ message }}
            input={(values) => ({ params: { id: complaint.id }, body: { message: text(values.message) } })}
            side={work.next !== 'acknowledge'}
            submit={t('complaints.act.acknowledge-submit')}
            onDone={work.done}
          >
            <Field name="message" label={t('complaints.act.acknowledge-message')}>
              <LongText rows={6} maxRows={16} most={2000} />
            </Field>
          </EndpointForm>
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
      <blockquote className="quoted">{pick(recourse) || t('problem.recourse-missing')}</blockquote>
    </div>
  );
}

export function AnswerPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { answer } = complaint.actions;
  return (
    <Section title={t('complaints.case.next-answer')}>
      {answer?.allowed ? (
        <>
          <p className="quiet form-notice">{t('complaints.act.answer-lead')}</p>
          <EndpointForm
            endpoint={answerComplaint}
            name={`complaints.answer.${complaint.id}`}
            input={(values) => ({ params: { id: complaint.id }, body: { text: text(values.text) } })}
            side={work.next !== 'answer'}
            submit={t('complaints.act.answer-submit')}
            onDone={work.done}
          >
            <Field name="text" label={t('complaints.act.answer-text')}>
              <LongText rows={8} maxRows={20} most={4000} />
            </Field>
            <CommonWording complaintId={complaint.id} field="text" />
            <Recourse recourse={complaint.recourse} />
          </EndpointForm>
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
