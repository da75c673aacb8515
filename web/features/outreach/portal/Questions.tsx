import { questionsAsked, type SurveyAnswers, type SurveyQuestion, scales } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { PlainArea } from '../../../ui/form/PlainArea.tsx';
import { PlainChoice } from '../../../ui/form/PlainChoice.tsx';
import { useSaid } from '../words.ts';

const mostText = 2_000;

function useChoices(): (question: SurveyQuestion) => { value: string; label: string }[] {
  const { t } = useTranslation();
  const said = useSaid();
  return ({ kind, options }) => {
    if (kind === 'text') return [];
    if (kind === 'choice') return options.map(({ id, text }) => ({ value: id, label: said(text) }));
    const { from, to } = scales[kind];
    const values = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
    return values.map((value) => ({ value, label: kind === 'csat' ? t(`outreach.csat.${value}`) : value }));
  };
}

interface QuestionsProps {
  questions: readonly SurveyQuestion[];
  answers: SurveyAnswers;
  /** The question that was left out. */
  missing?: string | null;
  onAnswer: (id: string, value: string) => void;
}

/** What is asked of somebody who has answered so far. The customer's page and the preview show the same. */
export function Questions({ questions, answers, missing = null, onAnswer }: QuestionsProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const choices = useChoices();
  const label = ({ text, required }: SurveyQuestion) =>
    required ? said(text) : t('outreach.answer.optional', { question: said(text) });
  return (
    <>
      {questionsAsked(questions, answers).map((question) =>
        question.kind === 'text' ? (
          <PlainArea
            key={question.id}
            label={label(question)}
            value={answers[question.id] ?? ''}
            most={mostText}
            rows={3}
            onText={(words) => onAnswer(question.id, words)}
          />
        ) : (
          <PlainChoice
            key={question.id}
            label={label(question)}
            hint={question.kind === 'nps' || question.kind === 'ces' ? t(`outreach.ends.${question.kind}`) : null}
            choices={choices(question)}
            value={answers[question.id] ?? ''}
            wrong={missing === question.id ? t('outreach.answer.missing') : null}
            onChoose={(value) => onAnswer(question.id, value)}
          />
        ),
      )}
    </>
  );
}
