import { expect, test } from 'vitest';
import { loudnessOf } from './level.ts';

const tone = (peak: number) => Float32Array.from({ length: 4_800 }, (_, at) => peak * Math.sin((at * Math.PI) / 24));

test.each([
  ['silence', 0, 0],
  ['what is below hearing', 0.0005, 0],
  // A sine's mean power is 3.01 dB below its peak.
  ['a tone of −33 dB', 10 ** (-30 / 20), 1 - 33.01 / 60],
  ['a loud tone', 1, 1 - 3.01 / 60],
])('%s', (_, peak, loudness) => {
  expect(loudnessOf(tone(peak))).toBeCloseTo(loudness, 2);
});
