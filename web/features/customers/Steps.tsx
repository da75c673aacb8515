import type { Askable, CheckStep } from '@tongli/contracts/customers';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant } from '../../ui/Times.tsx';
import { useQuestionWords } from './useQuestionWords.ts';

const shown = 8;

function Step({ step, questions }: { step: CheckStep; questions: readonly Askable[] }) {
  const { t } = useTranslation();
  const call = useQuestionWords();
  const { kind, question, right, reason, at, byName } = step;
  const what =
    question === null
      ? t(`customers.step.${kind}`)
      : t('customers.step.answer', { question: call(question, questions) });
  return (
    <li>
      <span>
        <Instant at={at} /> {byName} · {what}
        {reason ? `：${reason}` : ''}
      </span>
      {right === null ? null : (
        <StateTag tone={right ? 'done' : 'breached'}>
          {t(right ? 'customers.check.right' : 'customers.check.wrong')}
        </StateTag>
      )}
    </li>
  );
}

/** What was done and what came of it, the latest first. */
export function Steps({ steps, questions }: { steps: readonly CheckStep[]; questions: readonly Askable[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <details className="identity-steps">
      <summary>{t('customers.check.steps', { count: steps.length })}</summary>
      <ul className="identity-list">
        {steps
          .toReversed()
          .slice(0, shown)
          .map((step) => (
            <Step key={step.id} step={step} questions={questions} />
          ))}
      </ul>
    </details>
  );
}
