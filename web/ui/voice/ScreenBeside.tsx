import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Film, openFilm } from './film.ts';
import type { Together } from './together.ts';

/** A take of somebody's screen. */
export interface ScreenFilm {
  readonly address: string;
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What is seen may be so far behind what is heard before it is put right. */
const mostApartMs = 300;

/** Opened once each; null while it is fetched, and `failed` where it is not read. */
function useFilm({ address }: ScreenFilm): Film | 'failed' | null {
  const [film, setFilm] = useState<Film | 'failed' | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    let opened: Film | undefined;
    openFilm(address, asking.signal).then(
      (one) => {
        opened = one;
        setFilm(one);
      },
      () => asking.signal.aborted || setFilm('failed'),
    );
    return () => {
      asking.abort();
      opened?.close();
    };
  }, [address]);
  return film;
}

/** Follows the clock of the sound: at its place, at its pace, at rest where it rests, hidden where the take has no picture. */
function useFollowing(together: Together, beginsMs: number, lastsMs: number) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const follow = () => {
      const film = video.current;
      if (!film) return;
      const wanted = together.positionMs() - beginsMs;
      const isIn = wanted >= 0 && wanted <= lastsMs;
      film.hidden = !isIn;
      if (isIn && !film.seeking && Math.abs(film.currentTime * 1_000 - wanted) > mostApartMs)
        film.currentTime = wanted / 1_000;
      const plays = isIn && together.isPlaying;
      if (plays && film.paused) void film.play().catch(() => undefined);
      if (!plays && !film.paused) film.pause();
    };
    const timer = setInterval(follow, 100);
    follow();
    return () => clearInterval(timer);
  }, [together, beginsMs, lastsMs]);
  return video;
}

interface TakeProps {
  take: ScreenFilm;
  together: Together;
  /** When the sound begins, in milliseconds since 1970. */
  soundsAt: number;
}

function Take({ take, together, soundsAt }: TakeProps) {
  const { t } = useTranslation();
  const film = useFilm(take);
  const video = useFollowing(together, take.startedAt - soundsAt, take.endedAt - take.startedAt);
  if (film === 'failed') return <p role="alert">{t('ui.voice.screen-not-shown')}</p>;
  if (film === null) return null;
  return <video ref={video} className="playback-screen" src={film.address} muted playsInline aria-label={take.label} />;
}

interface ScreenBesideProps {
  screens: readonly ScreenFilm[];
  together: Together;
  soundsAt: number;
}

/** What was on the agents' screens while it was said. */
export function ScreenBeside({ screens, together, soundsAt }: ScreenBesideProps) {
  const { t } = useTranslation();
  return (
    <section className="playback-screens" aria-label={t('ui.voice.screens')}>
      <p className="quiet">{t('ui.voice.screens-words')}</p>
      {screens.map((take) => (
        <Take key={take.address} take={take} together={together} soundsAt={soundsAt} />
      ))}
    </section>
  );
}
