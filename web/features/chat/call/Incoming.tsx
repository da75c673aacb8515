import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { playTestTones } from '../../../api/voice/index.ts';
import { CallStage } from '../../../ui/chat/CallStage.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import type { Conversation } from '../conversation.ts';

const everyMs = 2_500;

/** The callback that was asked for: it rings here, and can be taken without a telephone. */
export function Incoming({ talk, onAnswer }: { talk: Conversation; onAnswer: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const ring = () => void playTestTones(null).catch(() => undefined);
    ring();
    const timer = setInterval(ring, everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="call-page">
      <CallStage
        words={t('chat.call.incoming', { name: talk.contact?.agentName ?? '' })}
        beneath={<p className="quiet">{t('chat.call.ask')}</p>}
        meters={[]}
        acts={
          <PlainButton look="primary" autoFocus onClick={onAnswer}>
            {t('chat.call.answer')}
          </PlainButton>
        }
      />
    </div>
  );
}
