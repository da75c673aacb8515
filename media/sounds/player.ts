import { readFileSync } from 'node:fs';
import type { Sound } from '@tongli/contracts/voice';
import type { Line } from '../line.ts';
import { readOgg } from '../recording/ogg.ts';
import { silentSamples } from '../recording/opus.ts';

const frameMs = 20;
/** All that is played here goes by one clock. */
const ownSource = 0;
/** A process that was held up does not make up for more than this. */
const mostFramesAtOnce = 10;

export interface Player {
  /** Music on this line until it is ended. */
  hold(line: Line): () => void;
  /** Once, in place of any music; resolves when it has sounded. */
  play(lines: readonly Line[], sound: Sound): Promise<void>;
  close(): void;
}

interface Playing {
  readonly lines: readonly Line[];
  readonly packets: readonly Buffer[];
  readonly done: () => void;
  next: number;
}

/** Packets of 20 ms, for whoever has music of their own too. */
export function readSound(file: string | URL): Buffer[] {
  return readOgg(readFileSync(file));
}

/** Everybody who is on hold hears the same moment of the music: it is read once a frame, whoever listens. */
export function openPlayer(holdMusic: string | URL = new URL('hold-music.ogg', import.meta.url)): Player {
  const music = readSound(holdMusic);
  const sounds: Record<Sound, readonly Buffer[]> = {
    recordingNotice: readSound(new URL('recording-notice.ogg', import.meta.url)),
  };
  const holding = new Set<Line>();
  const playing = new Set<Playing>();
  const began = performance.now();
  let frame = 0;
  const sendFrame = (): void => {
    const sending = (line: Line, payload: Buffer | undefined) =>
      payload &&
      line.send({ source: ownSource, sequence: frame & 0xffff, timestamp: (frame * silentSamples) >>> 0, payload });
    const busy = new Set<Line>();
    for (const one of playing) {
      for (const line of one.lines) {
        busy.add(line);
        sending(line, one.packets[one.next]);
      }
      one.next += 1;
      if (one.next < one.packets.length) continue;
      playing.delete(one);
      one.done();
    }
    for (const line of holding) if (!busy.has(line)) sending(line, music[frame % music.length]);
  };
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - began) / frameMs);
    frame = Math.max(frame, due - mostFramesAtOnce);
    for (; frame < due; frame++) if (holding.size + playing.size > 0) sendFrame();
  }, frameMs);
  return {
    hold: (line) => {
      line.restart();
      holding.add(line);
      return () => holding.delete(line);
    },
    play: (lines, sound) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const line of lines) if (!holding.has(line)) line.restart();
      playing.add({ lines, packets: sounds[sound], next: 0, done: resolve });
      return promise;
    },
    close: () => clearInterval(timer),
  };
}
