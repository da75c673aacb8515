import {
  askCustomer,
  type Complaint,
  type Feedback,
  noteAnswer,
  type Question,
  withdrawQuestion,
} from '@tongli/contracts/complaints';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

interface PartProps {
  complaint: Complaint;
  feedback: Feedback;
}

const tones: Readonly<Record<Question['state'], Tone>> = { open: 'waiting', answered: 'done', withdrawn: 'neutral' };

function NoteForm({ complaintId, question, onDone }: { complaintId: string; question: Question; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={noteAnswer}
      name={`complaints.note-answer.${question.id}`}
      input={(values) => ({
        params: { id: complaintId, questionId: question.id },
        body: { text: String(values.text ?? '') },
      })}
      side
      cancel={<Button onClick={onDone}>{t('complaints.case.cancel')}</Button>}
      submit={t('complaints.feedback.note-answer')}
      onDone={onDone}
    >
      <Field name="text" label={t('complaints.feedback.answer')}>
        <LongText rows={3} maxRows={12} most={4000} autoFocus />
      </Field>
    </EndpointForm>
  );
}

function QuestionFacts({ question }: { question: Question }) {
  const { t } = useTranslation();
  const by = question.settledByName ?? t('complaints.customer');
  return (
    <Told
      facts={[
        { label: t('complaints.feedback.question'), value: question.text },
        {
          label: t('complaints.feedback.asked'),
          value: (
            <>
              <Instant at={question.askedAt} /> · {question.askedByName}
            </>
          ),
        },
        ...(question.answer ? [{ label: t('complaints.feedback.answer'), value: question.answer }] : []),
        ...(question.settledAt
          ? [
              {
                label: t('complaints.feedback.settled'),
                value: (
                  <>
                    <Instant at={question.settledAt} /> · {by}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function OneQuestion({ complaint, feedback, question }: PartProps & { question: Question }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'note' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  return (
    <li>
      <p>
        <StateTag tone={tones[question.state]}>{t(`complaints.feedback.question-state.${question.state}`)}</StateTag>
      </p>
      <QuestionFacts question={question} />
      {open === 'note' ? <NoteForm complaintId={complaint.id} question={question} onDone={close} /> : null}
      {open === 'withdraw' ? (
        <ReasonDrawer
          endpoint={withdrawQuestion}
          name={`complaints.withdraw-question.${question.id}`}
          title={t('complaints.feedback.withdraw')}
          consequence={t('complaints.feedback.withdraw-lead')}
          most={400}
          submit={t('complaints.feedback.withdraw')}
          input={(reason: string) => ({ params: { id: complaint.id, questionId: question.id }, body: { reason } })}
          onClose={close}
        />
      ) : null}
      {question.state === 'open' && open === null ? (
        <div className="form-foot">
          <ActButton allowance={feedback.actions.ask} onAct={() => setOpen('withdraw')}>
            {t('complaints.feedback.withdraw')}
          </ActButton>
          <ActButton allowance={feedback.actions.ask} onAct={() => setOpen('note')}>
            {t('complaints.feedback.note-answer')}
          </ActButton>
        </div>
      ) : null}
    </li>
  );
}

function AskForm({ complaint, onDone }: { complaint: Complaint; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={askCustomer}
      name={`complaints.ask.${complaint.id}`}
      initial={{ pausing: true }}
      input={(values) => ({
        params: { id: complaint.id },
        body: { text: String(values.text ?? ''), pausing: values.pausing === true },
      })}
      side
      cancel={<Button onClick={onDone}>{t('complaints.case.cancel')}</Button>}
      submit={t('complaints.feedback.ask')}
      onDone={onDone}
    >
      <Field name="text" label={t('complaints.feedback.question')} help={t('complaints.feedback.ask-help')}>
        <LongText rows={3} maxRows={12} most={2000} autoFocus />
      </Field>
      <Field name="pausing" called={t('complaints.feedback.pausing')} valuePropName="checked">
        <Checkbox>{t('complaints.feedback.pausing')}</Checkbox>
      </Field>
    </EndpointForm>
  );
}

/** What we wanted to know from the customer, and what they said. */
export function QuestionsPart({ complaint, feedback }: PartProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('complaints.feedback.questions')}
      actions={
        asking ? null : (
          <ActButton allowance={feedback.actions.ask} onAct={() => setAsking(true)}>
            {t('complaints.feedback.ask')}
          </ActButton>
        )
      }
    >
      {asking ? <AskForm complaint={complaint} onDone={() => setAsking(false)} /> : null}
      {feedback.questions.length === 0 && !asking ? (
        <p className="quiet">{t('complaints.feedback.no-question')}</p>
      ) : null}
      <ul>
        {feedback.questions.map((question) => (
          <OneQuestion key={question.id} complaint={complaint} feedback={feedback} question={question} />
        ))}
      </ul>
    </Section>
  );
}
