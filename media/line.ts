import { randomInt } from 'node:crypto';
import { samplesPerMs } from '@tongli/contracts/sound';
import { silentSamples } from './recording/opus.ts';

/** A packet of sound as it came, or was composed. */
export interface SoundPacket {
  /** Whose numbers and times these are: another one where a browser joined again. */
  readonly source: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: Buffer;
}

export interface Outgoing extends Omit<SoundPacket, 'source'> {
  /** The first one after a pause or of another voice. */
  readonly marker: boolean;
}

export interface Line {
  send(packet: SoundPacket): void;
  /** What comes next is of another source, or of the same one after a pause. */
  restart(): void;
}

interface Offsets {
  readonly sequence: number;
  readonly timestamp: number;
}

interface Last {
  readonly sequence: number;
  readonly timestamp: number;
  readonly at: number;
}

const isLater = (a: number, b: number): boolean => ((a - b) & 0xffff) < 0x8000;

/**
 * One stream to one ear out of ever changing sources: numbers and times go on without a break, so that a change sounds like a pause
 * and not like loss; within one source, loss and order stay what they were. A source that is new is noticed. `now` is a clock in milliseconds.
 */
export function openLine(write: (packet: Outgoing) => void, now: () => number): Line {
  let offsets: Offsets | null = null;
  let last: Last | null = null;
  let source: number | null = null;
  const begin = (packet: SoundPacket): Offsets => {
    const sequence = last ? last.sequence + 1 : randomInt(0x8000);
    const timestamp = last
      ? last.timestamp + Math.max(silentSamples, Math.round((now() - last.at) * samplesPerMs))
      : randomInt(0x7fff_ffff);
    return { sequence: sequence - packet.sequence, timestamp: timestamp - packet.timestamp };
  };
  return {
    send: (packet) => {
      if (packet.source !== source) offsets = null;
      source = packet.source;
      const marker = offsets === null;
      offsets ??= begin(packet);
      const sequence = (packet.sequence + offsets.sequence) & 0xffff;
      const timestamp = (packet.timestamp + offsets.timestamp) >>> 0;
      if (!last || isLater(sequence, last.sequence)) last = { sequence, timestamp, at: now() };
      write({ sequence, timestamp, payload: packet.payload, marker });
    },
    restart: () => {
      offsets = null;
    },
  };
}
