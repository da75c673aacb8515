import type { FinishedRecording } from '@tongli/contracts/voice';
import { finishRecording, journalOf, type Kept, type Shelf } from './finish.ts';
import { type Journal, openJournal, type Spoken } from './journal.ts';
import { samplesPerMs } from './opus.ts';

/** How much a crash may lose. */
const writeEveryMs = 500;
/** Further from the machine's clock than this, the sender's has begun anew. */
const mostDriftMs = 300;

export interface Heard {
  readonly source: number;
  /** The sender's clock, which wraps around at 2^32. */
  readonly timestamp: number;
  readonly level: number;
  readonly packet: Buffer;
}

export interface Recorder {
  readonly recordingId: string;
  /** `now` is the machine's time in milliseconds. */
  hear(heard: Heard, now: number): void;
  /** All that was heard is written, and the recording is whole. Null where nothing was to be kept. */
  finish(): Promise<FinishedRecording | null>;
}

/** The sender's clock beside the machine's. */
interface Anchor {
  readonly source: number;
  timestamp: number;
  position: number;
}

function placeOf(anchor: Anchor | null, heard: Heard, onClock: number): Anchor {
  const apart = anchor && anchor.source === heard.source ? (heard.timestamp - anchor.timestamp) | 0 : null;
  const position = anchor && apart !== null ? anchor.position + apart : onClock;
  const isNear = Math.abs(position - onClock) <= mostDriftMs * samplesPerMs && position >= 0;
  return { source: heard.source, timestamp: heard.timestamp, position: isNear ? position : onClock };
}

/** Writes what a leg says, half a second at a time. Trouble with the disk is told once a recording and does not end the call. */
export async function openRecorder(
  shelf: Shelf,
  kept: Kept,
  { now, onTrouble }: { readonly now: number; readonly onTrouble: (error: unknown) => void },
): Promise<Recorder> {
  const journal: Journal = await openJournal(journalOf(shelf, kept.recordingId), kept.key, now);
  let held: Spoken[] = [];
  let anchor: Anchor | null = null;
  let isTold = false;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    const spoken = held.toSorted((a, b) => a.position - b.position);
    held = [];
    if (spoken.length === 0) return writing;
    writing = writing
      .then(() => journal.append(spoken))
      .catch((error) => {
        if (!isTold) onTrouble(error);
        isTold = true;
      });
    return writing;
  };
  const timer = setInterval(write, writeEveryMs);
  return {
    recordingId: kept.recordingId,
    hear: (heard, at) => {
      anchor = placeOf(anchor, heard, Math.max(0, Math.round((at - journal.startedAt) * samplesPerMs)));
      held.push({ position: anchor.position, level: heard.level, packet: heard.packet });
    },
    finish: async () => {
      clearInterval(timer);
      await write();
      await journal.close();
      return finishRecording(shelf, kept);
    },
  };
}
