import { answerQuestion, type FollowedComplaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { forgetWords, WordsForm } from './WordsForm.tsx';

type Asked = FollowedComplaint['questions'][number];

function OpenQuestion({ question, token }: { question: Asked; token: string }) {
  const { t } = useTranslation();
  const name = `portal.answer.${question.id}`;
  const act = useAct(answerQuestion, () => forgetWords(name));
  return (
    <section className="portal-card portal-next">
      <h2>{t('portal.follow.asked')}</h2>
      <p className="quoted">{question.text}</p>
      <WordsForm
        name={name}
        label={t('portal.follow.your-answer')}
        submit={t('portal.follow.send-answer')}
        most={4000}
        busy={act.isPending}
        error={act.error}
        onSend={(body) => act.mutate({ params: { token, questionId: question.id }, body })}
      />
    </section>
  );
}

/** What we want to know, each with a place for the answer. */
export function OpenQuestions({ followed, token }: { followed: FollowedComplaint; token: string }) {
  if (followed.state === 'closed') return null;
  return followed.questions
    .filter(({ state }) => state === 'open')
    .map((question) => <OpenQuestion key={question.id} question={question} token={token} />);
}
