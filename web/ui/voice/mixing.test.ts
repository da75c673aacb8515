import { expect, test } from 'vitest';
import { stereoWav } from './mixing.ts';

const side = (beginsMs: number, ...samples: number[]) => ({ beginsMs, samples: Float32Array.from(samples) });

test('the customer is heard on the left, all others on the right, each from where they began', () => {
  const wav = stereoWav([side(0, 0.5, 0.25)], [side(2, 1)], 1_000);
  const view = new DataView(wav);
  const text = new TextDecoder().decode(wav.slice(0, 4));
  expect([text, view.getUint16(22, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([
    'RIFF',
    2,
    1_000,
    12,
  ]);
  expect([...new Int16Array(wav, 44)]).toEqual([16_384, 0, 8_192, 0, 0, 32_767]);
});

test('voices at once are heard together, and never louder than there is', () => {
  expect([...new Int16Array(stereoWav([], [side(0, 0.5), side(0, 0.25)], 8_000), 44)]).toEqual([0, 24_576]);
  expect([...new Int16Array(stereoWav([], [side(0, 0.9), side(0, 0.9)], 8_000), 44)]).toEqual([0, 32_767]);
});
