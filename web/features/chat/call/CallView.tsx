import { leaveAsCustomer } from '@tongli/contracts/contacts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import type { PhoneState } from '../../../api/voice/index.ts';
import { CallStage } from '../../../ui/chat/CallStage.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { usePhoneState } from '../../../ui/voice/usePhone.ts';
import { Composer } from '../Composer.tsx';
import { type Conversation, type Phase, phaseOf } from '../conversation.ts';
import { Log } from '../Log.tsx';
import { heard } from '../talk.ts';
import type { Offer } from '../useOffer.ts';
import { useTroubleWords, useWaitWords } from '../words.ts';
import { Incoming } from './Incoming.tsx';
import { Instead } from './Instead.tsx';
import type { Line } from './line.ts';
import MicrophoneHelp from './MicrophoneHelp.tsx';
import { useLine } from './useLine.ts';
import { FinishVoicemail, VoicemailLeft } from './Voicemail.tsx';

interface CallProps {
  talk: Conversation;
  phase: Phase;
  offer: Offer | null;
}

/** What one's own end has to say goes before how the contact stands. */
function useWords({ talk: { contact }, phase }: CallProps, phone: PhoneState | null): ReactNode {
  const { t } = useTranslation();
  const wait = useWaitWords()(contact?.expectedWait ?? null);
  if (phone?.phase === 'ended') return t('chat.call.elsewhere');
  if (phone?.phase === 'reconnecting' || contact?.call?.reached === false) return t('chat.call.reconnecting');
  if (phone?.phase === 'refused') return t('chat.call.refused');
  if (phone?.phase === 'microphone') return t('chat.call.microphone');
  if (phone === null || phone.phase === 'joining') return t('chat.call.joining');
  if (phase === 'voicemail') return t('chat.call.voicemail');
  if (phase === 'talking' || phase === 'calling') {
    if (contact?.reconnecting) return t('chat.reconnecting');
    return t(contact?.held || contact?.call?.held ? 'chat.call.held' : 'chat.call.talking');
  }
  if (contact?.state === 'offered') return t('chat.offered');
  return (
    <>
      {t('chat.position.waiting', { position: contact?.position ?? 1 })}
      {wait ? <span className="quiet chat-wait">{wait}</span> : null}
    </>
  );
}

/** Ends it: at once where one talks, in two presses where a place in the queue would be lost. */
function HangUp({ token, phase }: { token: string; phase: Phase }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const leave = () => void call(leaveAsCustomer, { params: { token } }).then(heard, setTrouble);
  const atOnce = phase !== 'waiting';
  if (asked && !atOnce)
    return (
      <>
        <PlainButton look="danger" autoFocus onClick={leave}>
          {t('chat.call.give-up')}
        </PlainButton>
        <PlainButton onClick={() => setAsked(false)}>{t('chat.callback.wait')}</PlainButton>
      </>
    );
  return (
    <>
      <PlainButton look="danger" onClick={atOnce ? leave : () => setAsked(true)}>
        {t('chat.call.hang-up')}
      </PlainButton>
      {trouble === null ? null : <span role="alert">{words(trouble)}</span>}
    </>
  );
}

function Mute({ line, isMuted }: { line: Line; isMuted: boolean }) {
  const { t } = useTranslation();
  return (
    <PlainButton aria-pressed={isMuted} onClick={() => line.phone.mute(!isMuted)}>
      {t(isMuted ? 'chat.call.unmute' : 'chat.call.mute')}
    </PlainButton>
  );
}

/** What is to be known beside: recording, a microphone that is off, a browser that gives no sound. */
function Beneath({ talk, phone }: { talk: Conversation; phone: PhoneState | null }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = talk.contact?.call?.recording ?? 'off';
  // Of whoever waits nothing is kept yet.
  const notice = talk.contact?.call?.notice ?? null;
  const waits = phaseOf(talk) === 'waiting';
  const recording = notice && waits ? 'later' : state;
  const own = notice && recording === 'later' ? pick(notice) : '';
  return (
    <>
      {talk.contact?.call?.voicemailUntil ? <VoicemailLeft until={talk.contact.call.voicemailUntil} /> : null}
      {recording === 'off' ? null : (
        <p role="status" className={`call-recording call-recording-${recording}`}>
          {own || t(`chat.call.recording-${recording}`)}
        </p>
      )}
      {phone?.isMuted ? <p role="status">{t('chat.call.muted')}</p> : null}
      {phone?.isSilenced ? (
        <p role="alert" className="chat-notice">
          {t('ui.voice.silenced')}
        </p>
      ) : null}
    </>
  );
}

function Written({ talk }: { talk: Conversation }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const said = talk.messages.some(({ text, files }) => text !== null || files.length > 0);
  return (
    <>
      {said || writing || talk.outbox.length > 0 ? <Log talk={talk} /> : null}
      {writing ? (
        <Composer token={talk.token} heard={phaseOf(talk) === 'talking'} />
      ) : (
        <p className="call-other">
          <PlainButton look="text" onClick={() => setWriting(true)}>
            {t('chat.call.write')}
          </PlainButton>
        </p>
      )}
    </>
  );
}

function Call(props: CallProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { talk, phase, offer } = props;
  const { line, retry } = useLine(talk.token, talk.contact?.call?.session);
  const phone = usePhoneState(line?.phone ?? null);
  const words = useWords(props, phone);
  const announcement = talk.contact?.announcement;
  const meters = [
    { label: t('chat.call.own'), level: phone?.isMuted ? null : (line?.phone.own() ?? null) },
    { label: t('chat.call.heard'), level: line?.phone.heard() ?? null },
  ];
  return (
    <div className="call-page">
      {announcement ? (
        <p role="status" className="chat-notice">
          {pick(announcement)}
        </p>
      ) : null}
      {talk.lost ? (
        <p role="status" className="chat-notice">
          {t('chat.lost')}
        </p>
      ) : null}
      {phone?.refusal ? <MicrophoneHelp refusal={phone.refusal} onRetry={() => line?.phone.tryAgain()} /> : null}
      <CallStage
        words={words}
        isQuiet={phase === 'waiting'}
        beneath={<Beneath talk={talk} phone={phone} />}
        meters={meters}
        acts={
          <>
            {phone?.phase === 'refused' || phone?.phase === 'ended' ? (
              <PlainButton look="primary" onClick={retry}>
                {t('chat.retry')}
              </PlainButton>
            ) : null}
            {line && phone && phase !== 'voicemail' ? <Mute line={line} isMuted={phone.isMuted} /> : null}
            {phase === 'voicemail' ? (
              <FinishVoicemail token={talk.token} />
            ) : (
              <HangUp token={talk.token} phase={phase} />
            )}
          </>
        }
      />
      {phase === 'waiting' ? <Instead talk={talk} offer={offer} /> : null}
      {phase === 'talking' ? <Written talk={talk} /> : null}
    </div>
  );
}

/** A contact that is spoken: the call and all that can be done about it. */
export default function CallView({ talk, offer }: Omit<CallProps, 'phase'>) {
  const phase = phaseOf(talk);
  const [answered, setAnswered] = useState(false);
  // We ring: the browser gives sound and microphone to whoever has pressed something.
  if (phase === 'calling' && !answered) return <Incoming talk={talk} onAnswer={() => setAnswered(true)} />;
  return <Call talk={talk} phase={phase} offer={offer} />;
}
