import { type Complaint, getFeedback, type Verdict } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { AppealsPart } from './AppealsPart.tsx';
import { QuestionsPart } from './QuestionsPart.tsx';
import { VisitsPart } from './VisitsPart.tsx';

function useVerdictWords() {
  const { t } = useTranslation();
  return ({ acceptedAt, satisfied, words }: Verdict) =>
    [
      acceptedAt ? t('complaints.feedback.accepted') : '',
      satisfied === null ? '' : t(`complaints.feedback.satisfied.${satisfied}`),
      words ?? '',
    ]
      .filter(Boolean)
      .join(t('complaints.list-separator'));
}

function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t } = useTranslation();
  const words = useVerdictWords();
  return (
    <Section title={t('complaints.feedback.verdicts')}>
      {verdicts.length === 0 ? (
        <p className="quiet">{t('complaints.feedback.no-verdict')}</p>
      ) : (
        <Told
          facts={verdicts.flatMap((verdict) => [
            { label: t('complaints.feedback.answer-of'), value: <Instant at={verdict.answeredAt} /> },
            { label: t('complaints.feedback.said'), value: words(verdict) },
          ])}
        />
      )}
    </Section>
  );
}

/** All that went to and fro with the customer: questions, what they make of the answer, appeals, return visits. */
export default function FeedbackTab({ complaint }: { complaint: Complaint }) {
  const result = useRead(getFeedback, { params: { id: complaint.id } });
  return (
    <Read of={result}>
      {(feedback) => (
        <>
          <QuestionsPart complaint={complaint} feedback={feedback} />
          <Verdicts verdicts={feedback.verdicts} />
          <AppealsPart complaint={complaint} feedback={feedback} />
          <VisitsPart visits={feedback.visits} />
        </>
      )}
    </Read>
  );
}
