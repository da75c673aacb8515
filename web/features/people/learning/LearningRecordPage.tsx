import { Link, useNavigate } from '@tanstack/react-router';
import { type AttemptRow, getMyLearning, type Learning, readTraining, startAttempt } from '@tongli/contracts/people';
import { Alert } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant } from '../../../ui/Times.tsx';
import { AssignmentTag } from '../AssignmentTag.tsx';
import { percentWords, useSaid } from '../words.ts';
import '../../../ui/exam/exam.css';

const Markdown = lazy(() => import('../../../ui/markdown/Markdown.tsx'));

function AttemptLine({ attempt }: { attempt: AttemptRow }) {
  const { t } = useTranslation();
  const { passed, percent, closedAt, number, id } = attempt;
  return (
    <li>
      <Link to={`/exams/${id}`}>{t('people.exam.number', { number })}</Link>{' '}
      {closedAt === null || percent === null ? (
        <StateTag tone="progress">{t('people.exam.under-way')}</StateTag>
      ) : (
        <>
          <StateTag tone={passed ? 'done' : 'limit'}>
            {t(passed ? 'people.state.passed' : 'people.exam.not-passed')}
          </StateTag>{' '}
          <span className="figures">{percentWords(percent)}</span> · <Instant at={closedAt} />
        </>
      )}
    </li>
  );
}

function Exam({ learning }: { learning: Learning }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { exam, attempts, triesLeft, state } = learning;
  if (!exam) return null;
  const { questions, points, minutes, passPercent } = exam;
  return (
    <Section title={said(exam.title)}>
      <p>{t('people.exam.terms', { questions, points, minutes, pass: passPercent })}</p>
      {state === 'assigned' ? <p className="quiet">{t('people.exam.tries', { count: triesLeft })}</p> : null}
      <ul className="exam-tries">
        {attempts.map((one) => (
          <AttemptLine key={one.id} attempt={one} />
        ))}
      </ul>
    </Section>
  );
}

function Acts({ learning }: { learning: Learning }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useProblemWords();
  const params = { id: learning.id };
  const read = useAct(readTraining);
  const start = useAct(startAttempt, ({ id }) => void navigate({ to: `/exams/${id}` }));
  const begin = () => start.mutate({ params });
  const underWay = learning.attempts.some(({ closedAt }) => closedAt === null);
  const error = read.error ?? start.error;
  const { exam } = learning;
  const isRead = learning.readAt !== null;
  return (
    <>
      {error ? <Alert type="error" role="alert" title={words.ofError(error)} /> : null}
      {isRead ? null : (
        <ActButton
          allowance={learning.actions.read}
          onAct={() => read.mutate({ params })}
          kind={exam ? 'plain' : 'primary'}
          pending={read.isPending}
        >
          {t('people.learning.read')}
        </ActButton>
      )}
      {exam && learning.actions.start?.allowed ? (
        underWay ? (
          <ActButton allowance={learning.actions.start} kind="primary" onAct={begin} pending={start.isPending}>
            {t('people.exam.go-on')}
          </ActButton>
        ) : (
          <ConfirmButton
            question={t('people.exam.start-question')}
            consequence={t('people.exam.start-consequence', { minutes: exam.minutes })}
            yes={t('people.exam.start')}
            kind="primary"
            pending={start.isPending}
            onYes={begin}
          >
            {t('people.exam.start')}
          </ConfirmButton>
        )
      ) : null}
    </>
  );
}

function LearningRecord({ learning }: { learning: Learning }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { dueAt, endedAt, percent, reason, articleId, words } = learning;
  const facts = [
    { label: t('people.due'), value: <Due at={dueAt} metAt={endedAt} /> },
    ...(percent === null ? [] : [{ label: t('people.score'), value: percentWords(percent) }]),
    ...(reason ? [{ label: t('people.reason'), value: reason.label }] : []),
  ];
  return (
    <RecordPage
      title={said(learning.title)}
      state={<AssignmentTag of={learning} />}
      facts={facts}
      actions={<Acts learning={learning} />}
    >
      {said(words) || articleId ? (
        <Section title={t('people.learning.material')}>
          <Suspense fallback={null}>
            <Markdown text={said(words)} />
          </Suspense>
          {articleId ? <Link to={`/knowledge/articles/${articleId}`}>{t('people.learning.article')}</Link> : null}
        </Section>
      ) : null}
      <Exam learning={learning} />
    </RecordPage>
  );
}

/** One training of one's own: read it, take its exam, see how it went. */
export default function LearningRecordPage() {
  const learning = useRead(getMyLearning, { params: { id: usePathParam('id') } });
  return <Read of={learning}>{(data) => <LearningRecord learning={data} />}</Read>;
}
