import { expect, test } from 'vitest';
import { elapsedShare } from './due-share.ts';

// Eight working hours over a night: 75 % are gone long before three quarters of the wall clock are.
const points = [
  { at: 0, share: 0 },
  { at: 6, share: 0.75 },
  { at: 8, share: 0.9 },
  { at: 24, share: 1 },
];

test.each([
  [-1, 0],
  [0, 0],
  [3, 0.375],
  [6, 0.75],
  [8, 0.9],
  [16, 0.95],
  [24, 1],
  [99, 1],
])('at %i the share is %f', (now, share) => {
  expect(elapsedShare(points, now)).toBeCloseTo(share, 10);
});
