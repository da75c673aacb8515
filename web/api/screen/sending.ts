/** What a take needs of the server. `piece` may be asked for again with the same number. */
export interface TakeWire {
  begin(): Promise<string>;
  piece(id: string, number: number, bytes: Blob): Promise<void>;
  end(id: string, why: TakeEnd, missing: number): Promise<void>;
}

export type TakeEnd = 'over' | 'paused' | 'stopped' | 'broken' | 'full';

export interface Sending {
  /** Takes a piece; false where it is too late, since the take is given up. */
  add(bytes: Blob): boolean;
  /** Resolves when all that was taken has arrived, or is known to be lost. */
  end(why: TakeEnd): Promise<void>;
}

/** A minute of it is kept in memory at most. */
const mostWaiting = 6;
const mostTries = 5;

export interface Pace {
  /** Waits before it is tried again, the longer the more often. */
  pause(tries: number): Promise<void>;
}

/**
 * Sends pieces one after the other, each as often as needed. What does not arrive in the end breaks the take off: what comes behind a gap
 * nobody could play.
 */
export function sendTake(id: string, wire: TakeWire, { pause }: Pace, onBroken: () => void): Sending {
  const waiting: Blob[] = [];
  let next = 0;
  let missing = 0;
  let isBroken = false;
  let sending: Promise<void> | null = null;

  const breakOff = () => {
    if (isBroken) return;
    isBroken = true;
    missing += waiting.length;
    waiting.length = 0;
    onBroken();
  };
  const deliver = async (bytes: Blob): Promise<void> => {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      try {
        await wire.piece(id, next, bytes);
        next += 1;
        return;
      } catch {
        if (isBroken) break;
        await pause(tries);
      }
    }
    missing += 1;
    breakOff();
  };
  const work = async () => {
    for (let bytes = waiting.shift(); bytes; bytes = waiting.shift()) await deliver(bytes);
    sending = null;
  };
  return {
    add: (bytes) => {
      if (isBroken) return false;
      waiting.push(bytes);
      if (waiting.length > mostWaiting) breakOff();
      else sending ??= work();
      return !isBroken;
    },
    end: async (why) => {
      await sending;
      await wire.end(id, isBroken ? 'broken' : why, missing).catch(() => undefined);
    },
  };
}
