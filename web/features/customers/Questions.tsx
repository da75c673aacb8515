import { type Askable, answerQuestion, type IdentityCheck } from '@tongli/contracts/customers';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useQuestionWords } from './useQuestionWords.ts';
import type { Where } from './where.ts';

interface QuestionProps {
  question: Askable;
  called: string;
  where: Where;
}

const Answered = ({ state }: Pick<Askable, 'state'>) => {
  const { t } = useTranslation();
  return (
    <StateTag tone={state === 'right' ? 'done' : 'breached'}>
      {t(state === 'right' ? 'customers.check.right' : 'customers.check.wrong')}
    </StateTag>
  );
};

/** What they say is typed and compared where the right answer is: it never comes here. */
function OnRecord({ question: { code }, called, where }: QuestionProps) {
  const { t } = useTranslation();
  const id = useId();
  const [said, setSaid] = useState('');
  const problem = useProblemWords();
  const act = useAct(answerQuestion, () => setSaid(''));
  const send = () => {
    const answer = said.trim();
    if (answer !== '') act.mutate({ params: where, body: { question: code, answer } });
  };
  return (
    <>
      <label htmlFor={id}>{called}</label>
      <Input.Search
        id={id}
        autoComplete="off"
        maxLength={120}
        value={said}
        loading={act.isPending}
        placeholder={code === 'last-contact-day' ? 'YYYY-MM-DD' : t('customers.check.as-said')}
        enterButton={<Button>{t('customers.check.compare')}</Button>}
        onChange={(event) => setSaid(event.target.value)}
        onSearch={send}
      />
      {act.error ? <p role="alert">{problem.ofError(act.error)}</p> : null}
    </>
  );
}

/** Whoever asks looks it up elsewhere. */
function LookedUp({ question: { code, lookUp }, called, where }: QuestionProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const problem = useProblemWords();
  const act = useAct(answerQuestion);
  const judge = (right: boolean) => act.mutate({ params: where, body: { question: code, right } });
  return (
    <>
      <span>{called}</span>
      {lookUp ? <span className="quiet">{t('customers.check.look-up', { where: pick(lookUp) })}</span> : null}
      <div className="identity-judge">
        <Button size="small" disabled={act.isPending} onClick={() => judge(true)}>
          {t('customers.check.right')}
        </Button>
        <Button size="small" disabled={act.isPending} onClick={() => judge(false)}>
          {t('customers.check.wrong')}
        </Button>
      </div>
      {act.error ? <p role="alert">{problem.ofError(act.error)}</p> : null}
    </>
  );
}

export function Questions({ check, where }: { check: IdentityCheck; where: Where }) {
  const { t } = useTranslation();
  const call = useQuestionWords();
  const { questions, rightNeeded, wrongLeft } = check;
  const right = questions.filter(({ state }) => state === 'right').length;
  if (questions.length === 0) return <p className="quiet">{t('customers.check.nothing')}</p>;
  return (
    <>
      <p className="quiet" role="status">
        {right >= rightNeeded
          ? t('customers.check.enough', { count: right })
          : t('customers.check.progress', { right: rightNeeded - right, wrong: wrongLeft })}
      </p>
      <ul className="identity-questions">
        {questions.map((question) => {
          const called = call(question.code, questions);
          if (question.state !== 'open')
            return (
              <li key={question.code} className="identity-answered">
                <span>{called}</span> <Answered state={question.state} />
              </li>
            );
          const Asked = question.text ? LookedUp : OnRecord;
          return (
            <li key={question.code}>
              <Asked question={question} called={called} where={where} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
