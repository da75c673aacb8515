import { type DeskContact, playVoicemail } from '@tongli/contracts/contacts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { fileAddress } from '../../../ui/file-address.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Duration, Instant } from '../../../ui/Times.tsx';
import { Playback } from '../../../ui/voice/Playback.tsx';
import '../../../ui/desk/call.css';

/** What the customer said instead of waiting, to be heard before one rings. */
export default function Voicemail({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const [address, setAddress] = useState<string | null>(null);
  const play = useAct(playVoicemail, ({ token }) => setAddress(fileAddress(token)));
  const { voicemail } = contact;
  if (!voicemail) return null;
  const { at, durationMs } = voicemail;
  return (
    <section className="call-voicemail" aria-label={t('contacts.voicemail.title')}>
      <header className="button-row">
        <strong>{t('contacts.voicemail.title')}</strong>
        <span className="quiet">
          <Instant at={at} />
          {durationMs ? (
            <>
              {' · '}
              <Duration seconds={durationMs / 1_000} />
            </>
          ) : null}
        </span>
        {address === null ? (
          <ActButton
            allowance={contact.actions['play-voicemail']}
            pending={play.isPending}
            onAct={() => play.mutate({ params: { id: contact.id } })}
          >
            {t('contacts.voicemail.play')}
          </ActButton>
        ) : null}
      </header>
      {durationMs === null ? <p className="quiet">{t('contacts.voicemail.not-whole')}</p> : null}
      {durationMs === 0 ? <p className="quiet">{t('contacts.voicemail.silent')}</p> : null}
      {play.error ? <p role="alert">{problem.ofError(play.error)}</p> : null}
      {address === null ? null : <Playback recordings={[{ address, label: t('contacts.call.role.customer') }]} />}
    </section>
  );
}
