import { expect, test } from 'vitest';
import { lengthNear } from './length.ts';

test.each([
  ['far from the limit', 89, null],
  ['near it', 90, { length: 90, over: false }],
  ['at it', 100, { length: 100, over: false }],
  ['over it', 101, { length: 101, over: true }],
])('%s', (_, length, expected) => {
  expect(lengthNear(` ${'x'.repeat(length)}\n`, 100)).toEqual(expected);
});
