import { Link } from '@tanstack/react-router';
import type { Attempt } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../ui/StateTag.tsx';
import { percentWords, useSaid } from '../words.ts';
import { QuestionView } from './QuestionView.tsx';

/** How it went: passed or not, the score, and each question. */
export function ResultView({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent, passed, points, of, passPercent, ending, triesLeft, learningId } = attempt;
  return (
    <>
      <header className="exam-head">
        <h1>{said(attempt.title)}</h1>
        <Link to={`/learning/${learningId}`}>{t('people.exam.back')}</Link>
      </header>
      <section className="exam-result" aria-label={t('people.exam.result')}>
        <p className="exam-score figures">{percentWords(percent ?? 0)}</p>
        <p>
          <StateTag tone={passed ? 'done' : 'limit'}>
            {t(passed ? 'people.state.passed' : 'people.exam.not-passed')}
          </StateTag>
        </p>
        <p className="quiet">{t('people.exam.score-words', { points, of, pass: passPercent })}</p>
        {ending === 'time-up' ? <p>{t('people.exam.time-up')}</p> : null}
        {!passed && triesLeft > 0 ? <p>{t('people.exam.tries', { count: triesLeft })}</p> : null}
      </section>
      <div className="exam-body">
        {attempt.items.map((item) => (
          <QuestionView key={item.place} item={item} answer={item.answer} />
        ))}
      </div>
    </>
  );
}
