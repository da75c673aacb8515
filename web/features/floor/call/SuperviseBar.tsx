import { contactTopic, supervisionHow } from '@tongli/contracts/contacts';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopic } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';
import type { PhoneState } from '../../../api/voice/index.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Clock } from '../../../ui/Times.tsx';
import { useHeadset } from '../../../ui/voice/headset.ts';
import { LevelMeter } from '../../../ui/voice/LevelMeter.tsx';
import { usePhoneState } from '../../../ui/voice/usePhone.ts';
import type { LiveBoard } from '../useBoard.ts';
import { type Supervising, stop, supervise } from './supervising.ts';

const tones: Readonly<Record<PhoneState['phase'], Tone>> = {
  microphone: 'waiting',
  'no-microphone': 'breached',
  joining: 'waiting',
  connected: 'progress',
  reconnecting: 'limit',
  refused: 'breached',
  ended: 'neutral',
};

/** Ends with the talk, with the page, and where the talk has become one's own. */
function useEnding({ contactId, phone, heed }: Supervising, live: LiveBoard): void {
  const headset = useHeadset();
  const { accountId } = useMe();
  const contact = live.board.contacts.get(contactId);
  const goesOn = contact?.state === 'connected' && contact.agentId !== accountId;
  useEffect(() => phone.takeDevices(headset), [phone, headset]);
  useTopic(contactTopic, contactId, (news) => {
    if (news.type === 'change' && news.change.what === 'call') heed(news.change.session);
  });
  useEffect(() => {
    if (!goesOn) void stop(contactId);
  }, [goesOn, contactId]);
  useEffect(() => () => void stop(contactId), [contactId]);
}

function Trouble({ supervising, phone }: { supervising: Supervising; phone: PhoneState }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (phone.refusal)
    return (
      <span role="alert">
        {t(`ui.voice.refused.${phone.refusal}`)}{' '}
        <Button size="small" onClick={() => supervising.phone.tryAgain()}>
          {t('floor.call.again')}
        </Button>
      </span>
    );
  return phone.phase === 'refused' ? <span role="alert">{words.ofError(supervising.refusal())}</span> : null;
}

/** The call that a leader is in, below the board: how, since when, and how it sounds. */
export default function SuperviseBar({ supervising, live }: { supervising: Supervising; live: LiveBoard }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const phone = usePhoneState(supervising.phone);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEnding(supervising, live);
  const { contactId, how, since } = supervising;
  const contact = live.board.contacts.get(contactId);
  const agent = live.agents.find(({ agent: one }) => one.id === contact?.agentId)?.agent.name ?? '';
  return (
    <section className="supervise-bar" aria-label={t('floor.call.title')}>
      <strong>{agent}</strong>
      <span className="quiet">{contact?.number}</span>
      <Clock since={since} />
      {phone ? <StateTag tone={tones[phone.phase]}>{t(`floor.call.phase.${phone.phase}`)}</StateTag> : null}
      <LevelMeter level={supervising.phone.heard()} label={t('floor.call.level')} />
      <Segmented
        aria-label={t('floor.call.how')}
        value={how}
        options={supervisionHow.options.map((value) => ({ value, label: t(`floor.call.${value}`) }))}
        onChange={(next) => void supervise(contactId, next).then(() => setTrouble(null), setTrouble)}
      />
      <Button danger onClick={() => void stop()}>
        {t('floor.call.stop')}
      </Button>
      <span className="quiet supervise-words">{t(`floor.call.words-${how}`, { name: agent })}</span>
      {phone ? <Trouble supervising={supervising} phone={phone} /> : null}
      {trouble === null ? null : <span role="alert">{words.ofError(trouble)}</span>}
    </section>
  );
}
