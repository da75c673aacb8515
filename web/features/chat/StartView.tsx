import type { PublicQueue } from '@tongli/contracts/contacts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainChoice } from '../../ui/form/PlainChoice.tsx';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { StartForm } from './StartForm.tsx';
import type { Offer } from './useOffer.ts';
import { type Way, waysOf } from './ways.ts';
import { useOpeningWords, useWaitWords } from './words.ts';

/** Whether somebody is there, and how long it takes. */
function Hours({ queue }: { queue: PublicQueue }) {
  const { t } = useTranslation();
  const wait = useWaitWords()(queue.expectedWait);
  const again = useOpeningWords()(queue);
  const pick = useBilingual();
  const greeting = pick(queue.greeting);
  const own = pick(queue.holiday && pick(queue.words.holiday) ? queue.words.holiday : queue.words.closed);
  const usual = queue.holiday ? t('chat.holiday', { holiday: pick(queue.holiday) }) : t('chat.closed');
  // Chinese sentences stand without a space between them.
  const closed = [own || usual, again].filter(Boolean).join(useLanguage() === 'en' ? ' ' : '');
  const open = [t('chat.open'), queue.waiting > 0 ? t('chat.ahead', { count: queue.waiting }) : '', wait ?? ''];
  return (
    <>
      {queue.announcement ? (
        <p role="status" className="chat-notice">
          {pick(queue.announcement)}
        </p>
      ) : null}
      {greeting ? <p>{greeting}</p> : null}
      <p role="status" className={queue.open && !queue.full ? 'chat-notice chat-notice-calm' : 'chat-notice'}>
        {queue.open ? (queue.full ? t('chat.full') : open.filter(Boolean).join(t('chat.joint'))) : closed}
      </p>
    </>
  );
}

/** Of several queues one is chosen; how somebody gets hold of us follows from its hours. */
function Begin({ queues }: { queues: readonly PublicQueue[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [code, setCode] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Way | null>(null);
  const queue = queues.find((one) => one.code === code) ?? queues[0];
  if (!queue) return <p className="chat-notice">{t('chat.nobody')}</p>;
  const ways = waysOf(queue);
  const way = ways.find((one) => one === wanted) ?? ways[0];
  return (
    <>
      {queues.length > 1 ? (
        <PlainChoice
          label={t('chat.about')}
          choices={queues.map((one) => ({ value: one.code, label: pick(one.name) }))}
          value={queue.code}
          onChoose={setCode}
        />
      ) : null}
      <Hours queue={queue} />
      {ways.length > 1 && way ? (
        <PlainChoice
          label={t('chat.how')}
          choices={ways.map((one) => ({ value: one, label: t(`chat.way.${one}`) }))}
          value={way}
          onChoose={(chosen) => setWanted(chosen as Way)}
        />
      ) : null}
      {way ? <StartForm queue={queue} way={way} /> : <p>{t('chat.no-way')}</p>}
    </>
  );
}

interface StartViewProps {
  offer: Offer | null;
  failed: boolean;
  framed: boolean;
  onRetry: () => void;
}

function Projects({ offer, framed }: { offer: Offer; framed: boolean }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <>
      <p>{t('chat.which')}</p>
      <nav className="chat-choice" aria-label={t('chat.which')}>
        {offer.projects.map(({ id, code, name }) => (
          <a key={id} href={`${framed ? '/chat/frame' : '/chat'}/${encodeURIComponent(code)}`}>
            {pick(name)}
          </a>
        ))}
      </nav>
    </>
  );
}

/** Before anything was said: who is there, how long it takes, and what else can be done. */
export function StartView({ offer, failed, framed, onRetry }: StartViewProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="chat-body">
      <h2 ref={heading} tabIndex={-1} className="chat-heading">
        {t('chat.welcome')}
      </h2>
      {failed ? (
        <div role="alert" className="chat-notice">
          <p>{t('chat.trouble.lost')}</p>
          <PlainButton onClick={onRetry}>{t('chat.retry')}</PlainButton>
        </div>
      ) : null}
      {offer === null && !failed ? <PageSkeleton /> : null}
      {offer && !offer.project && offer.projects.length > 0 ? <Projects offer={offer} framed={framed} /> : null}
      {offer && (offer.project || offer.projects.length === 0) ? <Begin queues={offer.queues} /> : null}
    </div>
  );
}
