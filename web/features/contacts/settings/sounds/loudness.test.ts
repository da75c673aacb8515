import { expect, test } from 'vitest';
import { gainOf } from './loudness.ts';

const second = 48_000;
const tone = (loud: number, seconds: number) =>
  Float32Array.from({ length: seconds * second }, (_, place) => loud * Math.sin((place * 2 * Math.PI * 440) / second));
const db = (samples: Float32Array) => {
  const gain = gainOf(samples);
  return gain === null ? null : Math.round(20 * Math.log10(gain));
};

test.each<[string, Float32Array, number | null]>([
  ['silence is no sound', new Float32Array(second), null],
  ['a loud one is made softer', tone(1, 1), -19],
  ['a soft one is made louder', tone(0.01, 1), 21],
  ['a pause in it changes nothing', Float32Array.from([...tone(0.01, 1), ...new Float32Array(3 * second)]), 21],
  ['a single crack keeps all of it from being made louder than can be', Float32Array.from([1, ...tone(0.01, 1)]), -1],
])('%s', (_, samples, expected) => {
  expect(db(samples)).toBe(expected);
});
