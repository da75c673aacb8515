import { useEffect, useMemo, useState } from 'react';
import { fetchHead, type RecordingHead } from './head.ts';
import { playTogether, type Together } from './together.ts';
import { firstSoundMs } from './waveform.ts';

export interface Recording {
  /** Where it is read, part by part. */
  readonly address: string;
  /** Whose voice it is. */
  readonly label: string;
}

export interface PlaybackLane extends Recording {
  readonly head: RecordingHead;
  readonly sound: HTMLAudioElement;
  readonly beginsMs: number;
}

export interface Playing {
  readonly lanes: readonly PlaybackLane[];
  readonly together: Together;
}

const tickMs = 100;
/** Whoever waited in a queue said nothing: so much of it is left before the first word. */
const beforeMs = 1_000;

function openLanes(recordings: readonly Recording[], heads: readonly RecordingHead[]): PlaybackLane[] {
  const first = Math.min(...heads.map(({ startedAt }) => startedAt));
  return recordings.flatMap((recording, place) => {
    const head = heads[place];
    if (!head) return [];
    const sound = new Audio(recording.address);
    sound.preload = 'auto';
    return [{ ...recording, head, sound, beginsMs: head.startedAt - first }];
  });
}

/** The heads of all recordings; null while they are fetched, and `failed` where one cannot be read. */
function useHeads(addresses: string): readonly RecordingHead[] | 'failed' | null {
  const [heads, setHeads] = useState<readonly RecordingHead[] | 'failed' | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    setHeads(null);
    Promise.all(addresses.split('\n').map((address) => fetchHead(address, asking.signal))).then(
      (all) => setHeads(all.every((head) => head !== null) ? all : 'failed'),
      () => asking.signal.aborted || setHeads('failed'),
    );
    return () => asking.abort();
  }, [addresses]);
  return heads;
}

/** Recordings of one call, ready to be played together; null while they are fetched. */
export function usePlayback(recordings: readonly Recording[]): Playing | 'failed' | null {
  const heads = useHeads(recordings.map(({ address }) => address).join('\n'));
  const [, changed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heads change with the addresses; a new label is no new sound.
  const playing = useMemo((): Playing | null => {
    if (heads === null || heads === 'failed') return null;
    const lanes = openLanes(recordings, heads);
    const timed = lanes.map(({ sound, beginsMs, head }) => ({ sound, beginsMs, durationMs: head.durationMs }));
    const now = () => performance.now();
    return { lanes, together: playTogether(timed, now, () => changed((count) => count + 1)) };
  }, [heads]);
  useEffect(() => {
    const first = playing ? firstSoundMs(playing.lanes) : 0;
    if (first > 2 * beforeMs) playing?.together.seek(first - beforeMs);
  }, [playing]);
  useEffect(() => {
    const timer = setInterval(() => playing?.together.tick(), tickMs);
    return () => {
      clearInterval(timer);
      playing?.together.close();
      for (const { sound } of playing?.lanes ?? []) sound.removeAttribute('src');
    };
  }, [playing]);
  return heads === 'failed' ? 'failed' : playing;
}
