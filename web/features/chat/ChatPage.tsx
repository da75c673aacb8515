import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChatFrame } from '../../ui/chat/ChatFrame.tsx';
import { type Language, useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { type Conversation, isSpoken, phaseOf } from './conversation.ts';
import { tellHost, useUnread } from './host.ts';
import { keepsNothing } from './kept.ts';
import { placeOf } from './place.ts';
import { StartView } from './StartView.tsx';
import { TalkView } from './TalkView.tsx';
import { handOver, leaveTalk, resume, useTalk } from './talk.ts';
import { type Offer, useOffer } from './useOffer.ts';

const place = placeOf(location.pathname, location.search);

function Corner() {
  const { t } = useTranslation();
  const other: Language = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const speak = () => dispatchEvent(new CustomEvent<Language>('tongli-language', { detail: other }));
  return (
    <>
      <PlainButton look="text" lang={other} onClick={speak}>
        {t('app.language.other')}
      </PlainButton>
      {place.framed ? (
        <PlainButton look="text" aria-label={t('chat.minimise')} onClick={() => tellHost({ tongli: 'close' })}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d="M3 5.5l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        </PlainButton>
      ) : null}
    </>
  );
}

/** The way to say that something went wrong, whatever becomes of the conversation. */
function Complain({ offer }: { offer: Offer | null }) {
  const { t } = useTranslation();
  const code = offer?.project?.code ?? place.project;
  const address = code === null ? '/portal' : `/portal/${encodeURIComponent(code)}`;
  return (
    <a href={address} {...(place.framed ? { target: '_blank', rel: 'noopener' } : {})}>
      {t('chat.complain')}
    </a>
  );
}

const keepsNoTalk = place.framed && keepsNothing();

/** What customers can look up before they ask. */
function Help({ offer }: { offer: Offer | null }) {
  const { t } = useTranslation();
  const code = offer?.project?.code ?? place.project;
  const address = code === null ? '/portal/help' : `/portal/help?of=${encodeURIComponent(code)}`;
  return (
    <a href={address} target="_blank" rel="noopener">
      {t('chat.help')}
    </a>
  );
}

/** Where the browser keeps nothing for a frame, the conversation outlives the page around it in a window of its own. */
function OwnWindow({ talk }: { talk: Conversation | null }) {
  const { t } = useTranslation();
  if (!talk || !keepsNoTalk) return <span />;
  const address = place.project === null ? '/chat' : `/chat/${encodeURIComponent(place.project)}`;
  return (
    // A call is spoken in one place.
    <a
      href={address + handOver(talk)}
      target="_blank"
      rel="noopener"
      onClick={() => void (isSpoken(talk) && setTimeout(leaveTalk))}
    >
      {t('chat.own-window')}
    </a>
  );
}

/** Escape puts the conversation away; it goes on. */
function useEscape(): void {
  useEffect(() => {
    if (!place.framed) return undefined;
    const heed = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) tellHost({ tongli: 'close' });
    };
    addEventListener('keydown', heed);
    return () => removeEventListener('keydown', heed);
  }, []);
}

/** Where customers write to us: alone in a window, or in the frame that another site's page holds. */
export default function ChatPage() {
  const { t } = useTranslation();
  const [begun, setBegun] = useState(false);
  const talk = useTalk();
  useEffect(() => {
    resume();
    setBegun(true);
  }, []);
  const { offer, failed, retry } = useOffer(place, begun && talk === null);
  const theirs = talk?.messages.filter(({ author }) => author !== 'customer').length ?? 0;
  useUnread(theirs, t('chat.title'));
  useEscape();
  const phase = talk ? phaseOf(talk) : null;
  const active = phase !== null && phase !== 'over';
  useEffect(() => tellHost({ tongli: active ? 'active' : 'over' }), [active]);
  const name = talk?.contact?.agentName;
  const beneath = phase === 'talking' && name ? t('chat.with', { name }) : t('chat.lead');
  if (!begun) return null;
  return (
    <ChatFrame
      title={t('chat.title')}
      beneath={<p>{beneath}</p>}
      corner={<Corner />}
      footer={
        <>
          <OwnWindow talk={active ? talk : null} />
          <Help offer={offer} />
          <Complain offer={offer} />
        </>
      }
    >
      {talk ? (
        <TalkView key={talk.token} talk={talk} offer={offer} />
      ) : (
        <StartView offer={offer} failed={failed} onRetry={retry} framed={place.framed} />
      )}
    </ChatFrame>
  );
}
