import { acceptAnswer, appealInPortal, type FollowedComplaint, rateAnswer } from '@tongli/contracts/complaints';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { PlainArea } from '../../../ui/form/PlainArea.tsx';
import { PlainChoice } from '../../../ui/form/PlainChoice.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { promiseTimeText } from '../../../ui/promise-time.ts';
import { forgetWords, WordsForm } from './WordsForm.tsx';

interface PartProps {
  followed: FollowedComplaint;
  token: string;
}

function Failure({ error }: { error: Error | null }) {
  const words = useProblemWords();
  if (!error) return null;
  return (
    <p role="alert" className="portal-notice">
      {words.ofError(error)}
    </p>
  );
}

function AppealForm({ followed, token, onCancel }: PartProps & { onCancel: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = `portal.appeal.${followed.number}`;
  const act = useAct(appealInPortal, () => {
    forgetWords(name);
    onCancel();
  });
  const { appealUntil } = followed.may;
  return (
    <>
      <h2>{t('portal.follow.appeal')}</h2>
      <p>{t('portal.follow.appeal-words')}</p>
      {appealUntil ? (
        <p className="quiet">
          {t('portal.follow.appeal-until', { by: promiseTimeText(appealUntil, followed.zone, language) })}
        </p>
      ) : null}
      <WordsForm
        name={name}
        label={t('portal.follow.appeal-reason')}
        submit={t('portal.follow.appeal-send')}
        most={4000}
        busy={act.isPending}
        error={act.error}
        onSend={({ text, ...files }) => act.mutate({ params: { token }, body: { reason: text, ...files } })}
        onCancel={onCancel}
      />
    </>
  );
}

/** Accepted, or looked at again: both are a customer's right, and neither is hidden behind the other. */
function Verdict({ followed, token }: PartProps) {
  const { t } = useTranslation();
  const [appealing, setAppealing] = useState(false);
  const accept = useAct(acceptAnswer);
  const { may, accepted } = followed;
  if (appealing && may.appeal)
    return <AppealForm followed={followed} token={token} onCancel={() => setAppealing(false)} />;
  return (
    <>
      <Failure error={accept.error} />
      {accepted ? <p role="status">{t('portal.follow.accepted')}</p> : null}
      {may.accept || may.appeal ? (
        <div className="portal-buttons">
          {may.appeal ? (
            <PlainButton onClick={() => setAppealing(true)}>{t('portal.follow.appeal-begin')}</PlainButton>
          ) : null}
          {may.accept ? (
            <PlainButton look="primary" busy={accept.isPending} onClick={() => accept.mutate({ params: { token } })}>
              {t('portal.follow.accept')}
            </PlainButton>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

const mostWords = 1000;

function RatingForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const act = useAct(rateAnswer);
  const [given, setGiven] = useState({ satisfied: '', words: '', asked: false });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { satisfied, words } = given;
    setGiven({ ...given, asked: true });
    if (satisfied !== '' && words.length <= mostWords)
      act.mutate({ params: { token }, body: { satisfied: satisfied === 'yes', words } });
  };
  return (
    <form onSubmit={send} noValidate>
      <Failure error={act.error} />
      <PlainChoice
        label={t('portal.follow.rate')}
        choices={['yes', 'no'].map((value) => ({ value, label: t(`portal.follow.satisfied.${value}`) }))}
        value={given.satisfied}
        wrong={given.asked && given.satisfied === '' ? t('portal.choose') : null}
        onChoose={(satisfied) => setGiven({ ...given, satisfied })}
      />
      <PlainArea
        label={t('portal.follow.rate-words')}
        rows={2}
        most={mostWords}
        value={given.words}
        onText={(words) => setGiven({ ...given, words })}
      />
      <div className="portal-buttons">
        <PlainButton type="submit" busy={act.isPending}>
          {t('portal.follow.rate-send')}
        </PlainButton>
      </div>
    </form>
  );
}

/** Our answer, which says the ways out of the house, and what the customer makes of it. */
export function AnswerPart({ followed, token }: PartProps) {
  const { t } = useTranslation();
  const { answer, rating, may } = followed;
  if (!answer) return null;
  return (
    <>
      <section className="portal-card">
        <h2>{t('portal.follow.answer')}</h2>
        <p className="quoted">{answer}</p>
        <Verdict followed={followed} token={token} />
      </section>
      {may.rate || rating ? (
        <section className="portal-card">
          {rating ? (
            <p role="status">{t(rating.satisfied ? 'portal.follow.rated-well' : 'portal.follow.rated-badly')}</p>
          ) : (
            <RatingForm token={token} />
          )}
        </section>
      ) : null}
    </>
  );
}
