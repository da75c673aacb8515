import { rateContact } from '@tongli/contracts/contacts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Stars } from '../../ui/chat/Stars.tsx';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import type { Conversation } from './conversation.ts';
import { heard, leaveTalk } from './talk.ts';
import { useTroubleWords } from './words.ts';

const highest = 5;
const mostComment = 1_000;

/** How it was, once; words are asked for after the mark. */
function Rating({ token }: { token: string }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [trouble, setTrouble] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (score === null) return;
    call(rateContact, { params: { token }, body: { score, comment } }).then(heard, setTrouble);
  };
  return (
    <form onSubmit={submit}>
      <Stars
        label={t('chat.rate.ask')}
        most={highest}
        value={score}
        wordsOf={(one) => t(`chat.rate.score-${one}`)}
        onChoose={setScore}
      />
      {score === null ? null : (
        <>
          <PlainArea label={t('chat.rate.comment')} rows={2} most={mostComment} value={comment} onText={setComment} />
          {trouble === null ? null : <p role="alert">{words(trouble)}</p>}
          <p className="chat-acts chat-acts-end">
            <PlainButton look="primary" type="submit">
              {t('chat.rate.send')}
            </PlainButton>
          </p>
        </>
      )}
    </form>
  );
}

/** It has ended: how it was, and the way on. */
export function Over({ talk: { token, contact, left } }: { talk: Conversation }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const spoken = typeof contact?.agentName === 'string';
  const rated = typeof contact?.rating === 'number';
  return (
    <section className="chat-bottom">
      <h2 ref={heading} tabIndex={-1}>
        {t(left ? 'chat.voicemail.over' : 'chat.over.title')}
      </h2>
      <p className="quiet">{t('chat.over.number', { number: contact?.number ?? '' })}</p>
      {left ? <p>{t('chat.voicemail.over-words')}</p> : null}
      {spoken && !rated ? <Rating token={token} /> : null}
      {rated ? <p role="status">{t('chat.rate.thanks')}</p> : null}
      <p className="chat-acts">
        <PlainButton onClick={leaveTalk}>{t('chat.over.anew')}</PlainButton>
      </p>
    </section>
  );
}
