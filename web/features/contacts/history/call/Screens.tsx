import { discloseScreen, type Recordings, type ScreenTake } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../../../ui/file-address.ts';
import { useFileSize } from '../../../../ui/file-size.ts';
import { ReasonDrawer } from '../../../../ui/form/ReasonDrawer.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../../ui/StateTag.tsx';
import { Instant } from '../../../../ui/Times.tsx';
import { type Film, openFilm } from '../../../../ui/voice/film.ts';

const mostReason = 200;

const tones: Readonly<Record<ScreenTake['state'], Tone>> = {
  running: 'progress',
  joining: 'waiting',
  kept: 'done',
  refused: 'breached',
  lost: 'breached',
  deleted: 'neutral',
};

/** By itself, where there is no sound that it would follow. */
function Alone({ address, label }: { address: string; label: string }) {
  const { t } = useTranslation();
  const [film, setFilm] = useState<Film | 'failed' | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    openFilm(address, asking.signal).then(setFilm, () => asking.signal.aborted || setFilm('failed'));
    return () => asking.abort();
  }, [address]);
  if (film === 'failed') return <p role="alert">{t('ui.voice.screen-not-shown')}</p>;
  return film ? <video className="playback-screen" src={film.address} controls muted aria-label={label} /> : null;
}

function Take({ take, onWatch }: { take: ScreenTake; onWatch: (() => void) | null }) {
  const { t } = useTranslation();
  const size = useFileSize();
  const { agentName, state, startedAt, endedAt, endedFor, refusal, bytes, missing } = take;
  return (
    <li>
      <span>
        <StateTag tone={tones[state]}>{t(`contacts.screen.state.${state}`)}</StateTag> {agentName}{' '}
        {refusal ? t(`contacts.screen.refusal.${refusal}`) : null}
        {endedFor ? t(`contacts.screen.ended.${endedFor}`) : null}
        {missing > 0 ? ` · ${t('contacts.screen.missing', { count: missing })}` : null}
      </span>
      <span className="quiet">
        <Instant at={startedAt} />
        {endedAt && !refusal ? (
          <>
            {' – '}
            <Instant at={endedAt} />
          </>
        ) : null}
        {bytes > 0 ? ` · ${size(bytes)}` : null}{' '}
        {onWatch ? (
          <Button size="small" onClick={onWatch}>
            {t('contacts.screen.watch')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** What is kept of agents' screens during a contact: takes, gaps and refusals, each to be watched by itself. */
export function Screens({
  contactId,
  recordings: { screens, actions },
}: {
  contactId: string;
  recordings: Recordings;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<ScreenTake | null>(null);
  const [watched, setWatched] = useState<{ address: string; label: string } | null>(null);
  if (screens.length === 0) return null;
  return (
    <Section title={t('contacts.screen.title')}>
      <ul className="side-list">
        {screens.map((take) => (
          <Take
            key={take.id}
            take={take}
            onWatch={take.state === 'kept' && actions.listen?.allowed ? () => setAsking(take) : null}
          />
        ))}
      </ul>
      {watched ? <Alone key={watched.address} {...watched} /> : null}
      {asking ? (
        <ReasonDrawer
          endpoint={discloseScreen}
          name={`contacts.screen.${asking.id}`}
          title={t('contacts.screen.watch')}
          consequence={t('contacts.screen.watch-words')}
          submit={t('contacts.screen.watch')}
          most={mostReason}
          input={(reason) => ({ params: { id: contactId, screenId: asking.id }, body: { reason } })}
          onDone={({ token }) => setWatched({ address: fileAddress(token), label: asking.agentName })}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Section>
  );
}
