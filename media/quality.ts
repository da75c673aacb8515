import { samplesPerMs } from '@tongli/contracts/sound';

export interface Arrivals {
  /** `now` in milliseconds. */
  arrive(packet: { readonly sequence: number; readonly timestamp: number }, now: number): void;
  /** Since it was last asked. */
  take(): { readonly received: number; readonly lossShare: number; readonly jitterMs: number };
}

/** Loss and jitter of what a leg sends (RFC 3550, appendices A.3 and A.8). */
export function countArrivals(): Arrivals {
  let highest: number | null = null;
  let [expected, received, jitter] = [0, 0, 0];
  let transit: number | null = null;
  return {
    arrive: ({ sequence, timestamp }, now) => {
      received += 1;
      const ahead = highest === null ? 1 : ((sequence - highest) << 16) >> 16;
      if (ahead > 0) {
        highest = sequence;
        expected += ahead;
      }
      const next = (now * samplesPerMs - timestamp) | 0;
      if (transit !== null) jitter += (Math.abs((next - transit) | 0) - jitter) / 16;
      transit = next;
    },
    take: () => {
      const lossShare = expected > 0 ? Math.max(0, expected - received) / expected : 0;
      const taken = { received, lossShare, jitterMs: jitter / samplesPerMs };
      [expected, received] = [0, 0];
      return taken;
    },
  };
}
