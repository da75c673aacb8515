import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { CallbackForm, type Instead as Kind } from '../CallbackForm.tsx';
import type { Conversation } from '../conversation.ts';
import type { Offer } from '../useOffer.ts';

/** Tired of waiting: a message is left, or we ring. */
export function Instead({ talk, offer }: { talk: Conversation; offer: Offer | null }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Kind | null>(null);
  const queue = offer?.queues.find(({ code }) => code === talk.queue);
  const ways = (['voicemail', 'callback'] as const).filter((way) => queue?.[way]);
  if (chosen !== null) return <CallbackForm token={talk.token} kind={chosen} onClose={() => setChosen(null)} />;
  // While it rings at an agent there is nothing to choose: they take it, or it waits on.
  if (ways.length === 0 || talk.contact?.state === 'offered') return null;
  return (
    <div className="call-other">
      {ways.map((way) => (
        <PlainButton key={way} onClick={() => setChosen(way)}>
          {t(`chat.${way}.instead`)}
        </PlainButton>
      ))}
    </div>
  );
}
