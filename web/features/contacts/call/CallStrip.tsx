import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem.ts';
import type { PhoneState } from '../../../api/voice/index.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Clock } from '../../../ui/Times.tsx';
import { LevelMeter } from '../../../ui/voice/LevelMeter.tsx';
import { usePhoneState } from '../../../ui/voice/usePhone.ts';
import type { Placed } from '../desk/placed.ts';
import { useContactWords } from '../words.ts';
import { Legs } from './Legs.tsx';
import { joinAgain, type OwnCall, useOwnCall } from './own-call.ts';
import { MuteButton } from './pieces.tsx';
import { RecordingControl } from './RecordingControl.tsx';
import { takeHere, useIsHere } from './sole-tab.ts';
import '../../../ui/desk/call.css';

const HeadsetDrawer = lazy(pageFile(() => import('./HeadsetDrawer.tsx')));

const tones: Readonly<Record<PhoneState['phase'], Tone>> = {
  microphone: 'waiting',
  'no-microphone': 'breached',
  joining: 'waiting',
  connected: 'progress',
  reconnecting: 'limit',
  refused: 'breached',
  ended: 'neutral',
};

/** Which other browser of one's own has the call; null where it is refused for another reason. */
const browserIn = (refusal: unknown): string | null =>
  refusal instanceof ProblemError && refusal.problem.code === 'call-elsewhere'
    ? String(refusal.problem.params.browser ?? '')
    : null;

/** What stands in the way of one's own sound, and the way out. */
function Trouble({ own, phone }: { own: OwnCall; phone: PhoneState }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  if (phone.refusal)
    return (
      <p className="call-trouble" role="alert">
        {t(`ui.voice.refused.${phone.refusal}`)}{' '}
        <Button size="small" onClick={() => own.phone.tryAgain()}>
          {t('contacts.call.again')}
        </Button>
      </p>
    );
  const elsewhere = browserIn(own.refusal());
  if (phone.phase === 'refused' && elsewhere !== null)
    return (
      <p className="call-trouble" role="alert">
        {elsewhere ? t('contacts.call.in-browser', { browser: elsewhere }) : t('contacts.call.in-other-browser')}{' '}
        <Button size="small" onClick={() => joinAgain(true)}>
          {t('contacts.call.take-call')}
        </Button>
      </p>
    );
  if (phone.phase === 'refused')
    return (
      <p className="call-trouble" role="alert">
        {problem.ofError(own.refusal())}{' '}
        <Button size="small" onClick={() => joinAgain()}>
          {t('contacts.call.again')}
        </Button>
      </p>
    );
  if (!phone.isSilenced) return null;
  return (
    <p className="call-trouble" role="alert">
      {t('ui.voice.silenced')}
    </p>
  );
}

function Levels({ own, isMuted }: { own: OwnCall; isMuted: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="call-levels">
      <LevelMeter level={isMuted ? null : own.phone.own()} label={t('contacts.call.own-level')} />
      <LevelMeter level={own.phone.heard()} label={t('contacts.call.heard-level')} />
    </div>
  );
}

/** Another tab of this browser speaks. */
function Elsewhere() {
  const { t } = useTranslation();
  return (
    <p className="call-trouble" role="status">
      {t('contacts.call.elsewhere')}{' '}
      <Button size="small" onClick={takeHere}>
        {t('contacts.call.take-here')}
      </Button>
    </p>
  );
}

/** One's own end of it: sound, mute, headset. */
function Own({ contact, own }: { contact: Placed; own: OwnCall }) {
  const { t } = useTranslation();
  const phone = usePhoneState(own.phone);
  const [trying, setTrying] = useState(false);
  if (phone === null) return null;
  const away = contact.call?.reached === false;
  return (
    <>
      <StateTag tone={away ? 'limit' : tones[phone.phase]}>
        {t(away ? 'contacts.call.away' : `contacts.call.phase.${phone.phase}`)}
      </StateTag>
      <Levels own={own} isMuted={phone.isMuted} />
      <MuteButton phone={own.phone} />
      <Button type="text" onClick={() => setTrying(true)}>
        {t('contacts.headset.title')}
      </Button>
      <Trouble own={own} phone={phone} />
      {trying ? (
        <Suspense fallback={null}>
          <HeadsetDrawer onClose={() => setTrying(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** From so much on it matters that others had the call before. */
const beforeMs = 5_000;

/** How long oneself has been in it, which is what an agent is measured by; and the whole call, where somebody else had it before. */
function Times({ contact }: { contact: Placed }) {
  const { t } = useTranslation();
  const { answeredAt, since, takenAt } = contact;
  const own = takenAt ?? since;
  const passed = answeredAt !== null && Date.parse(own) - Date.parse(answeredAt) > beforeMs;
  return (
    <>
      <span title={t('contacts.call.own-time')}>
        <Clock since={own} />
      </span>
      {passed ? (
        <span className="quiet">
          {t('contacts.call.whole-time')} <Clock since={answeredAt} />
        </span>
      ) : null}
    </>
  );
}

/** The call in hand, above whatever else is being done: who is in it, how it sounds, and what is recorded. */
export default function CallStrip({ contact }: { contact: Placed }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const own = useOwnCall();
  const isHere = useIsHere();
  const { call } = contact;
  if (!call) return null;
  return (
    <section className="call-strip" aria-label={t('contacts.call.label')}>
      <div className="call-row">
        <strong>{words.who(contact)}</strong>
        <Times contact={contact} />
        {own && isHere ? <Own contact={contact} own={own} /> : isHere ? null : <Elsewhere />}
        <RecordingControl contact={contact} call={call} />
      </div>
      <Legs call={call} />
    </section>
  );
}
