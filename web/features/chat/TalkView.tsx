import { leaveAsCustomer } from '@tongli/contracts/contacts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useBilingual } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { CallbackForm } from './CallbackForm.tsx';
import { Composer } from './Composer.tsx';
import { type Conversation, isSpoken, type Phase, phaseOf } from './conversation.ts';
import { Log } from './Log.tsx';
import { Over } from './Over.tsx';
import { heard } from './talk.ts';
import type { Offer } from './useOffer.ts';
import { useTroubleWords, useWaitWords } from './words.ts';

const CallView = lazy(() => import('./call/CallView.tsx'));

/** Ends it in two presses, so that a slip of the finger does not. */
function Leave({ token, phase }: { token: string; phase: Phase }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const leave = () => void call(leaveAsCustomer, { params: { token } }).then(heard, setTrouble);
  if (!asked)
    return (
      <PlainButton onClick={() => setAsked(true)}>{t(`chat.leave.${phase === 'talking' ? 'end' : 'go'}`)}</PlainButton>
    );
  return (
    <>
      <PlainButton look="primary" autoFocus onClick={leave}>
        {t('chat.leave.sure')}
      </PlainButton>
      <PlainButton onClick={() => setAsked(false)}>{t('chat.leave.stay')}</PlainButton>
      {trouble === null ? null : <span role="alert">{words(trouble)}</span>}
    </>
  );
}

/** Where one stands, told anew as it changes. */
function Standing({ talk, phase }: { talk: Conversation; phase: Phase }) {
  const { t } = useTranslation();
  const wait = useWaitWords()(talk.contact?.expectedWait ?? null);
  const { position, held, reconnecting, state } = talk.contact ?? {};
  if (phase === 'coming') return t('chat.coming');
  if (phase === 'letter') return t('chat.letter');
  if (phase === 'talking') return reconnecting ? t('chat.reconnecting') : held ? t('chat.held') : t('chat.talking');
  if (state === 'offered' && phase === 'waiting') return t('chat.offered');
  return (
    <>
      <span className="chat-place-number">{t(`chat.position.${phase}`, { position: position ?? 1 })}</span>
      {wait && phase === 'waiting' ? <span className="quiet"> {wait}</span> : null}
    </>
  );
}

function Head({ talk, phase, offer }: { talk: Conversation; phase: Phase; offer: Offer | null }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [ringing, setRinging] = useState(false);
  const queue = offer?.queues.find(({ code }) => code === talk.queue);
  // While it rings at an agent there is nothing to choose: they take it, or it waits on.
  const ringable = talk.contact?.state === 'queued' && phase === 'waiting' && queue?.callback === true;
  const announcement = talk.contact?.announcement;
  return (
    <>
      {announcement ? (
        <p role="status" className="chat-notice">
          {pick(announcement)}
        </p>
      ) : null}
      <div className="chat-place">
        <p className="chat-place-words" role="status">
          <Standing talk={talk} phase={phase} />
        </p>
        <div className="chat-acts">
          {ringable && !ringing ? (
            <PlainButton onClick={() => setRinging(true)}>{t('chat.callback.instead')}</PlainButton>
          ) : null}
          <Leave key={phase} token={talk.token} phase={phase} />
        </div>
      </div>
      {ringing && phase === 'waiting' ? <CallbackForm token={talk.token} onClose={() => setRinging(false)} /> : null}
      {talk.lost ? (
        <p role="status" className="chat-notice">
          {t('chat.lost')}
        </p>
      ) : null}
    </>
  );
}

/** A contact that has begun: where one stands, what was said, and what can be done. */
export function TalkView({ talk, offer }: { talk: Conversation; offer: Offer | null }) {
  const { t } = useTranslation();
  const phase = phaseOf(talk);
  if (isSpoken(talk))
    return (
      <Suspense fallback={<PageSkeleton />}>
        <CallView talk={talk} offer={offer} />
      </Suspense>
    );
  return (
    <>
      {phase === 'over' ? null : <Head talk={talk} phase={phase} offer={offer} />}
      <Log talk={talk} />
      {phase === 'talking' && talk.contact?.typing ? <p className="message-typing">{t('chat.typing')}</p> : null}
      {phase === 'over' ? <Over talk={talk} /> : <Composer token={talk.token} heard={phase === 'talking'} />}
    </>
  );
}
