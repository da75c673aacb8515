import type { DesignCheck, SurveyAnswers, SurveyContent } from '@tongli/contracts/outreach';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Questions } from '../portal/Questions.tsx';
import { useSaid } from '../words.ts';

/** What a reader would stumble over, in words. */
export function Checks({ content, checks }: { content: SurveyContent; checks: readonly DesignCheck[] }) {
  const { t } = useTranslation();
  const placeOf = (id: string | null) => content.questions.findIndex((question) => question.id === id) + 1;
  if (checks.length === 0) return <StateTag tone="done">{t('outreach.checks.none')}</StateTag>;
  return (
    <ul>
      {checks.map(({ code, questionId }) => (
        <li key={`${code} ${questionId}`}>
          {questionId === null ? '' : `${t('outreach.question.number', { number: placeOf(questionId) })}: `}
          {t(`outreach.checks.${code}`)}
        </li>
      ))}
    </ul>
  );
}

/** As customers see it: its answers lead on to what hangs on them, and go nowhere. */
export function Preview({ content }: { content: SurveyContent }) {
  const { t } = useTranslation();
  const said = useSaid();
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  return (
    <Section title={t('outreach.preview')}>
      <h3>{said(content.title)}</h3>
      {said(content.intro) ? <p>{said(content.intro)}</p> : null}
      <Questions
        questions={content.questions}
        answers={answers}
        onAnswer={(id, value) => setAnswers((before) => ({ ...before, [id]: value }))}
      />
    </Section>
  );
}
