import {
  answerSurvey,
  type OpenedSurvey,
  openSurvey,
  questionsAsked,
  refuseSurveys,
  type SurveyAnswers,
} from '@tongli/contracts/outreach';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { LanguageSwitch } from '../../../app/LanguageSwitch.tsx';
import { usePathParam } from '../../../ui/address.ts';
import { usePageTitle } from '../../../ui/Page.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { PortalFrame } from '../../../ui/portal/PortalFrame.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { PageSkeleton } from '../../../ui/Skeletons.tsx';
import { useSaid } from '../words.ts';
import { Questions } from './Questions.tsx';

function Answering({
  survey,
  token,
  onDone,
}: {
  survey: OpenedSurvey;
  token: string;
  onDone: (callback: boolean) => void;
}) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const [missing, setMissing] = useState<string | null>(null);
  const send = useAct(answerSurvey, ({ callback }) => onDone(callback));
  const submit = () => {
    const open = questionsAsked(survey.questions, answers).find(({ id, required }) => required && !answers[id]?.trim());
    setMissing(open?.id ?? null);
    if (!open) send.mutate({ params: { token }, body: { answers } });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Questions
        questions={survey.questions}
        answers={answers}
        missing={missing}
        onAnswer={(id, value) => setAnswers((before) => ({ ...before, [id]: value }))}
      />
      {send.error ? <p role="alert">{words.ofError(send.error)}</p> : null}
      <PlainButton type="submit" look="primary" busy={send.isPending}>
        {t('outreach.answer.send')}
      </PlainButton>
    </form>
  );
}

/** One's own word on whether one wants to be asked at all. */
function Consent({ survey, token }: { survey: OpenedSurvey; token: string }) {
  const { t } = useTranslation();
  const act = useAct(refuseSurveys);
  const { refused } = survey;
  return (
    <p className="quiet">
      {t(refused ? 'outreach.answer.refused' : 'outreach.answer.consent')}{' '}
      <PlainButton
        look="text"
        busy={act.isPending}
        onClick={() => act.mutate({ params: { token }, body: { refused: !refused } })}
      >
        {t(refused ? 'outreach.answer.allow' : 'outreach.answer.refuse')}
      </PlainButton>
    </p>
  );
}

function Body({ survey, token }: { survey: OpenedSurvey; token: string }) {
  const { t } = useTranslation();
  const said = useSaid();
  const [done, setDone] = useState<boolean | null>(null);
  const { state, title, intro, about } = survey;
  return (
    <>
      <h1>{said(title)}</h1>
      <p className="quiet">{t('outreach.answer.about', { number: about })}</p>
      {done !== null || state === 'answered' ? (
        <p role="status">{t(done ? 'outreach.answer.thanks-callback' : 'outreach.answer.thanks')}</p>
      ) : state === 'over' ? (
        <p>{t('outreach.answer.over')}</p>
      ) : (
        <>
          {said(intro) ? <p>{said(intro)}</p> : null}
          <Answering survey={survey} token={token} onDone={setDone} />
        </>
      )}
      <Consent survey={survey} token={token} />
    </>
  );
}

/** A survey for whoever holds its link: on a phone, in a minute, without signing in. */
export default function AnswerPage() {
  const { t } = useTranslation();
  const token = usePathParam('token');
  const { data, error } = useRead(openSurvey, { params: { token } }, { refetchOnWindowFocus: false });
  usePageTitle(t('outreach.answer.title'));
  return (
    <PortalFrame brand={t('outreach.answer.brand')} corner={<LanguageSwitch />} footer={t('outreach.answer.footer')}>
      {!data && !error ? <PageSkeleton /> : null}
      {!data && error ? <h1>{t('outreach.answer.unknown')}</h1> : null}
      {data ? <Body survey={data} token={token} /> : null}
    </PortalFrame>
  );
}
