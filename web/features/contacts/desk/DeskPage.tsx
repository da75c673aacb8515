import type { Presence } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../api/realtime.ts';
import { useAddress } from '../../../ui/address.ts';
import { DeskFrame, type Pane } from '../../../ui/desk/DeskFrame.tsx';
import { isPlain, isTyping } from '../../../ui/list/useRowKeys.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Read } from '../../../ui/Read.tsx';
import { mayJoin } from '../call/spoken.ts';
import { KeyMark } from '../KeyMark.tsx';
import { stepOfKey } from '../keys.ts';
import { isOffer } from '../offer.ts';
import { NotReadyWhy } from '../presence/NotReadyWhy.tsx';
import { useSetStatus } from '../presence/useStatus.ts';
import { useDesk } from '../useDesk.ts';
import { useDeskKeys } from '../useDeskKeys.ts';
import { AwayNotice } from './AwayNotice.tsx';
import { ContactCards, OfferCards } from './ContactCards.tsx';
import { Conversation } from './Conversation.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { LogButton } from './LogButton.tsx';
import { type Placed, placedOf } from './placed.ts';

const CallStrip = lazy(pageFile(() => import('../call/CallStrip.tsx')));
const KeysDrawer = lazy(pageFile(() => import('./KeysDrawer.tsx')));

/** The contact that the address names, else the first in hand. What rings is shown where nothing else is. */
function chosenOf(contacts: readonly Placed[], named: string | undefined): Placed | null {
  const inHand = contacts.filter((one) => !isOffer(one));
  return inHand.find(({ id }) => id === named) ?? inHand[0] ?? contacts[0] ?? null;
}

interface PageKeys {
  readonly step: (by: 1 | -1) => void;
  readonly help: () => void;
}

/** Alt with arrows goes through the contacts; `?` shows the keys of this page in place of those of every page. */
function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = stepOfKey(event);
      const help = event.key === '?' && isPlain(event) && !isTyping(event.target);
      if (step === 0 && !help) return;
      event.preventDefault();
      if (step !== 0) latest.current.step(step);
      else latest.current.help();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function LostNotice() {
  const { t } = useTranslation();
  if (useConnection() !== 'lost') return null;
  return (
    <p className="talk-notice" role="status">
      {t('contacts.connection-lost')}
    </p>
  );
}

/** What one presses to be given contacts. */
function BeReady({ label }: { label: string }) {
  const { t } = useTranslation();
  const { act, ready } = useSetStatus();
  return (
    <>
      <Button type="primary" loading={act.isPending} onClick={ready}>
        {t(label)} <KeyMark act="ready" />
      </Button>
      {act.error ? (
        <p role="alert" className="talk-notice">
          <NotReadyWhy error={act.error} />
        </p>
      ) : null}
    </>
  );
}

/** Whoever is not ready would wait in vain, and is told so. */
const idleWords = {
  ready: { title: 'contacts.nothing', words: 'contacts.nothing-words', act: null },
  notReady: {
    title: 'contacts.nothing-not-ready',
    words: 'contacts.nothing-not-ready-words',
    act: 'contacts.presence.ready',
  },
  signedOut: {
    title: 'contacts.nothing-signed-out',
    words: 'contacts.nothing-signed-out-words',
    act: 'contacts.presence.sign-in',
  },
} as const;

function Nothing({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const { title, words, act } = idleWords[presence.status];
  return (
    <div className="talk-empty">
      <p>{t(title)}</p>
      <p>{t(words)}</p>
      {act ? <BeReady label={act} /> : null}
    </div>
  );
}

function Ringing() {
  const { t } = useTranslation();
  return (
    <div className="talk-empty">
      <p>{t('contacts.offer.take-first')}</p>
    </div>
  );
}

interface DeskProps {
  contacts: readonly Placed[];
  presence: Presence;
}

function Desk({ contacts, presence }: DeskProps) {
  const { t } = useTranslation();
  const [{ contact: named }, change] = useAddress();
  const [pane, setPane] = useState<Pane>('list');
  const [help, setHelp] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const chosen = chosenOf(contacts, named);
  const choose = (id: string) => {
    change({ contact: id });
    setPane('talk');
  };
  const inHand = contacts.filter((one) => !isOffer(one));
  usePageKeys({
    help: () => setHelp(true),
    step: (by) => {
      const at = inHand.findIndex(({ id }) => id === chosen?.id);
      const next = inHand[(at + by + inHand.length) % inHand.length];
      if (next) choose(next.id);
    },
  });
  useDeskKeys(place);
  const spoken = contacts.find(mayJoin);
  const offers = <OfferCards contacts={contacts} onChoose={choose} />;
  const talk = chosen ? isOffer(chosen) ? <Ringing /> : <Conversation key={chosen.id} contact={chosen} /> : null;
  return (
    <>
      <DeskFrame
        title={t('contacts.desk')}
        labels={{ list: t('contacts.mine'), talk: t('contacts.talk'), side: t('contacts.side.customer') }}
        pane={pane}
        onPane={setPane}
        above={
          <>
            <LostNotice />
            <AwayNotice presence={presence} />
            {spoken ? (
              <Suspense fallback={null}>
                <CallStrip contact={spoken} />
              </Suspense>
            ) : null}
            {narrow ? <div className="desk-above">{offers}</div> : null}
          </>
        }
        contents={{
          list: (
            <>
              {narrow ? null : offers}
              <ContactCards contacts={contacts} chosen={chosen?.id ?? null} onChoose={choose} />
              <div className="desk-foot">
                <LogButton />
                <button type="button" className="link" onClick={() => setHelp(true)}>
                  {t('contacts.keys.open')}
                </button>
              </div>
            </>
          ),
          talk: (
            <div className="talk" ref={place}>
              {talk ?? <Nothing presence={presence} />}
            </div>
          ),
          side: chosen ? <CustomerSide key={chosen.id} contact={chosen} /> : null,
        }}
      />
      {help ? (
        <Suspense fallback={null}>
          <KeysDrawer onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** The agent's page for a day. */
export default function DeskPage() {
  const desk = useDesk();
  const cutOff = useConnection() === 'lost';
  return (
    <Read of={desk} cutOff={cutOff}>
      {({ contacts, presence }) => <Desk contacts={placedOf(contacts, presence)} presence={presence} />}
    </Read>
  );
}
