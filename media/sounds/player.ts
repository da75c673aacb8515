import { readFileSync } from 'node:fs';
import { readOgg } from '@tongli/contracts/sound';
import type { Line } from '../line.ts';
import { silentSamples } from '../recording/opus.ts';
import type { Packets } from './own.ts';

const frameMs = 20;
/** All that is played here goes by one clock. */
const ownSource = 0;
/** A process that was held up does not make up for more than this. */
const mostFramesAtOnce = 10;

export interface Played {
  /** It has sounded, or was ended. */
  readonly over: Promise<void>;
  end(): void;
}

export interface Player {
  /** What sounds before anybody is recorded, where the queue has no words of its own. */
  readonly recordingNotice: Packets;
  /** Music on this line until it is ended: the product's, where there is none of one's own. */
  hold(line: Line, music: Packets | null): () => void;
  /** Once, in place of any music, and after whatever is being played on one of these lines. */
  play(lines: readonly Line[], packets: Packets): Played;
  close(): void;
}

interface Playing {
  readonly lines: readonly Line[];
  readonly packets: Packets;
  readonly done: () => void;
  next: number;
}

/** Packets of 20 ms, for whoever has music of their own too. */
export function readSound(file: string | URL): Buffer[] {
  return readOgg(readFileSync(file)).map((packet) => Buffer.from(packet));
}

/** Everybody who is on hold with the same music hears the same moment of it, whoever listens. */
export function openPlayer(holdMusic: string | URL = new URL('hold-music.ogg', import.meta.url)): Player {
  const usual = readSound(holdMusic);
  const holding = new Map<Line, Packets>();
  const playing = new Set<Playing>();
  const began = performance.now();
  let frame = 0;
  const end = (one: Playing): void => {
    if (playing.delete(one)) one.done();
  };
  const sendFrame = (): void => {
    const sending = (line: Line, payload: Buffer | undefined) =>
      payload &&
      line.send({ source: ownSource, sequence: frame & 0xffff, timestamp: (frame * silentSamples) >>> 0, payload });
    const busy = new Set<Line>();
    for (const one of playing) {
      if (one.lines.some((line) => busy.has(line))) continue;
      for (const line of one.lines) {
        busy.add(line);
        sending(line, one.packets[one.next]);
      }
      one.next += 1;
      if (one.next >= one.packets.length) end(one);
    }
    for (const [line, music] of holding) if (!busy.has(line)) sending(line, music[frame % music.length]);
  };
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - began) / frameMs);
    frame = Math.max(frame, due - mostFramesAtOnce);
    for (; frame < due; frame++) if (holding.size + playing.size > 0) sendFrame();
  }, frameMs);
  return {
    recordingNotice: readSound(new URL('recording-notice.ogg', import.meta.url)),
    hold: (line, music) => {
      line.restart();
      holding.set(line, music ?? usual);
      return () => void holding.delete(line);
    },
    play: (lines, packets) => {
      const { promise: over, resolve: done } = Promise.withResolvers<void>();
      for (const line of lines) if (!holding.has(line)) line.restart();
      const one: Playing = { lines, packets, next: 0, done };
      playing.add(one);
      return { over, end: () => end(one) };
    },
    close: () => clearInterval(timer),
  };
}
