import { samplesPerMs } from '@tongli/contracts/sound';
import type { FinishedRecording } from '@tongli/contracts/voice';
import { finishRecording, journalOf, type Kept, type Shelf } from './finish.ts';
import { type Journal, openJournal, type Spoken } from './journal.ts';
import { openTimeline } from './timeline.ts';

/** How much a crash may lose. */
const writeEveryMs = 500;

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
  /** All that was heard is written, and another process may go on with it. */
  leave(): Promise<void>;
}

/** Writes what a leg says, half a second at a time. Trouble with the disk is told once a recording and does not end the call. */
export async function openRecorder(
  shelf: Shelf,
  kept: Kept,
  { now, onTrouble }: { readonly now: number; readonly onTrouble: (error: unknown) => void },
): Promise<Recorder> {
  const journal: Journal = await openJournal(journalOf(shelf, kept.recordingId), kept.key, now);
  let held: Spoken[] = [];
  const timeline = openTimeline();
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
  const leave = async () => {
    clearInterval(timer);
    await write();
    await journal.close();
  };
  return {
    recordingId: kept.recordingId,
    hear: (heard, at) => {
      const onClock = Math.round((at - journal.startedAt) * samplesPerMs);
      const position = timeline.placeOf(heard.source, heard.timestamp, onClock);
      held.push({ position, level: heard.level, packet: heard.packet });
    },
    finish: async () => {
      await leave();
      return finishRecording(shelf, kept);
    },
    leave,
  };
}
