import { type Detector, detector } from './detect.ts';
import type { Rule } from './rules.ts';
import type { FalseAlarm } from './types.ts';

/**
 * Mean run length until the first signal, and share of charts that signal within 25 points, when nothing is wrong:
 * independent N(0,1) points against known centre and sigma. `random` is uniform on [0, 1); `charts` ≥ 1, else RangeError.
 */
export function simulateFalseAlarm(rules: readonly Rule[], charts: number, random: () => number): FalseAlarm {
  return simulateRunLengths(() => anyOf(rules.map(detector)), charts, random);
}

/** Reads one standardised point after the other and says whether the chart signals there. */
export type Watch = (z: number) => boolean;

/** As `simulateFalseAlarm`, for whatever `start` makes to watch a fresh chart. */
export function simulateRunLengths(start: () => Watch, charts: number, random: () => number): FalseAlarm {
  if (!(Number.isInteger(charts) && charts >= 1)) throw new RangeError(`charts is ${charts}: it must be 1 or more`);
  let points = 0;
  let early = 0;
  for (let done = 0; done < charts; done++) {
    const length = runLength(start(), random);
    points += length;
    if (length <= 25) early++;
  }
  return { meanRunLength: points / charts, within25: early / charts };
}

/** All detectors read every point, since each remembers. */
function anyOf(detectors: readonly Detector[]): Watch {
  return (z) => {
    let signalled = false;
    for (const read of detectors) if (read(z)) signalled = true;
    return signalled;
  };
}

function runLength(watch: Watch, random: () => number): number {
  for (let length = 1; ; length++) if (watch(normal(random))) return length;
}

/** Box and Muller, 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** mulberry32: a small seeded generator, so that the committed figures can be had again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
