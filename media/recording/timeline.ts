import { samplesPerMs, samplesPerSecond } from '@tongli/contracts/sound';

/** Looked back so far, so that one late packet, or a process that was held up, moves nothing. */
const windowSamples = 2 * samplesPerSecond;
/** Closer to the machine's clock than this is as good as on it. */
const mostApart = 150 * samplesPerMs;

export interface Timeline {
  /** Where in the recording a packet belongs; `onClock` is where it would by the time at which it came. All in samples. */
  placeOf(source: number, timestamp: number, onClock: number): number;
}

interface Anchor {
  readonly source: number;
  timestamp: number;
  position: number;
  /** The least by which packets came later than they should have, in the window that began at `since`. */
  leastLate: number;
  since: number;
}

/**
 * The sender's clock beside the machine's. Within one source its own clock counts, however unevenly packets come; a source that is new,
 * or whose every packet of two seconds was off, is put where the machine's clock has it.
 */
export function openTimeline(): Timeline {
  let anchor: Anchor | null = null;
  return {
    placeOf: (source, timestamp, onClock) => {
      if (anchor?.source !== source) {
        anchor = {
          source,
          timestamp,
          position: Math.max(0, onClock),
          leastLate: Number.POSITIVE_INFINITY,
          since: onClock,
        };
        return anchor.position;
      }
      const position = anchor.position + ((timestamp - anchor.timestamp) | 0);
      anchor.leastLate = Math.min(anchor.leastLate, onClock - position);
      if (onClock - anchor.since > windowSamples) {
        const off = Math.abs(anchor.leastLate) > mostApart ? anchor.leastLate : 0;
        anchor = { source, timestamp, position: position + off, leastLate: Number.POSITIVE_INFINITY, since: onClock };
        return Math.max(0, anchor.position);
      }
      return Math.max(0, position);
    },
  };
}
