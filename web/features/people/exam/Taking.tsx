import { type Attempt, submitAttempt } from '@tongli/contracts/people';
import { Alert, Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { kept } from '../../../ui/kept.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Duration, useNow } from '../../../ui/Times.tsx';
import { useSaid } from '../words.ts';
import { asBody, isAnswered } from './kept-answers.ts';
import { QuestionView } from './QuestionView.tsx';
import { type Saving, useAnswers } from './useAnswers.ts';

const layout = kept('exam-layout', ['one', 'all']);
const lastMinutes = 5 * 60;

const savingTones: Readonly<Record<Saving, Tone>> = { saved: 'done', saving: 'progress', lost: 'limit' };

function Remaining({ deadlineAt, onOver }: { deadlineAt: string; onOver: () => void }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, (Date.parse(deadlineAt) - useNow(1_000)) / 1_000);
  const told = useRef(false);
  useEffect(() => {
    if (seconds > 0 || told.current) return;
    told.current = true;
    onOver();
  }, [seconds, onOver]);
  return (
    <span className={seconds < lastMinutes ? 'exam-clock state-limit' : 'exam-clock'} role="timer">
      <span className="quiet">{t('people.exam.left')}</span> <Duration seconds={seconds} />
    </span>
  );
}

interface NavigatorProps {
  attempt: Attempt;
  isDone: (place: number) => boolean;
  current: number | null;
  onGo: (place: number) => void;
}

/** Where one is, what is answered, and a way to each question. */
function Navigator({ attempt, isDone, current, onGo }: NavigatorProps) {
  const { t } = useTranslation();
  return (
    <nav className="exam-places" aria-label={t('people.exam.places')}>
      {attempt.items.map(({ place }) => (
        <Button
          key={place}
          size="small"
          type={isDone(place) ? 'primary' : 'default'}
          ghost={isDone(place) && place !== current}
          aria-current={place === current ? 'step' : undefined}
          aria-label={t(isDone(place) ? 'people.exam.place-done' : 'people.exam.place-open', { place })}
          onClick={() => onGo(place)}
        >
          {place}
        </Button>
      ))}
    </nav>
  );
}

function useExam(attempt: Attempt, onEnded: (ended?: Attempt) => void) {
  const over = useRef(() => onEnded());
  over.current = () => onEnded();
  const stable = useRef(() => over.current()).current;
  const { answers, answer, saving, unsaved, forget } = useAnswers(attempt, stable);
  const submit = useAct(submitAttempt, (reply) => {
    forget();
    onEnded(reply);
  });
  const hand = () => submit.mutate({ params: { id: attempt.id }, body: asBody(unsaved) });
  return { answers, answer, saving, submit, hand };
}

/** Answering: one question at a time or all of them, with clock, navigator and whether it is saved. */
export function Taking({ attempt, onEnded }: { attempt: Attempt; onEnded: (ended?: Attempt) => void }) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useProblemWords();
  const mode = layout.use();
  const [place, setPlace] = useState(1);
  const { answers, answer, saving, submit, hand } = useExam(attempt, onEnded);
  const count = attempt.items.length;
  const open = attempt.items.filter((item) => !isAnswered(answers[item.place])).length;
  const shown = mode === 'one' ? attempt.items.filter((item) => item.place === place) : attempt.items;
  const go = (next: number) => {
    setPlace(next);
    if (mode === 'all') document.getElementById(`place-${next}`)?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <header className="exam-head">
        <h1>{said(attempt.title)}</h1>
        <Remaining deadlineAt={attempt.deadlineAt} onOver={hand} />
        <span role="status">
          <StateTag tone={savingTones[saving]}>{t(`people.exam.saving.${saving}`)}</StateTag>
        </span>
        <Segmented
          size="small"
          aria-label={t('people.exam.layout')}
          value={mode}
          onChange={(next) => layout.choose(next === 'all' ? 'all' : 'one')}
          options={['one', 'all'].map((value) => ({ value, label: t(`people.exam.show.${value}`) }))}
        />
      </header>
      <Navigator
        attempt={attempt}
        isDone={(one) => isAnswered(answers[one])}
        current={mode === 'one' ? place : null}
        onGo={go}
      />
      {submit.error ? <Alert type="error" role="alert" title={words.ofError(submit.error)} /> : null}
      <div className="exam-body">
        {shown.map((item) => (
          <QuestionView
            key={item.place}
            item={item}
            answer={answers[item.place] ?? []}
            onAnswer={(given) => answer(item.place, given)}
          />
        ))}
      </div>
      <footer className="exam-foot">
        {mode === 'one' ? (
          <>
            <Button disabled={place === 1} onClick={() => go(place - 1)}>
              {t('people.exam.previous')}
            </Button>
            <Button disabled={place === count} onClick={() => go(place + 1)}>
              {t('people.exam.next')}
            </Button>
          </>
        ) : null}
        <ConfirmButton
          question={open > 0 ? t('people.exam.submit-open', { count: open }) : t('people.exam.submit-question')}
          consequence={t('people.exam.submit-consequence')}
          yes={t('people.exam.submit')}
          kind="primary"
          pending={submit.isPending}
          onYes={hand}
        >
          {t('people.exam.submit')}
        </ConfirmButton>
      </footer>
    </>
  );
}
