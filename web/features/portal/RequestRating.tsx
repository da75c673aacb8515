import { rateRequestInPortal } from '@tongli/contracts/complaints';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainChoice } from '../../ui/form/PlainChoice.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';

const mostWords = 1000;
/** Best first, as they are read. */
const scores = ['5', '4', '3', '2', '1'] as const;

/** How it was handled, once it is over. */
export function RequestRating({ token }: { token: string }) {
  const { t } = useTranslation();
  const problems = useProblemWords();
  const act = useAct(rateRequestInPortal);
  const [given, setGiven] = useState({ score: '', words: '', asked: false });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { score, words } = given;
    setGiven({ ...given, asked: true });
    if (score !== '' && words.length <= mostWords)
      act.mutate({ params: { token }, body: { score: Number(score), words } });
  };
  return (
    <form onSubmit={send} noValidate>
      {act.error ? (
        <p role="alert" className="portal-notice">
          {problems.ofError(act.error)}
        </p>
      ) : null}
      <PlainChoice
        label={t('portal.follow.rate')}
        choices={scores.map((value) => ({ value, label: t(`portal.tell.score.${value}`) }))}
        value={given.score}
        wrong={given.asked && given.score === '' ? t('portal.choose') : null}
        onChoose={(score) => setGiven({ ...given, score })}
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
