import { expect, test } from 'vitest';
import { pointsAfter } from './points-after.ts';

// 2 March 2026 is a Monday.
test.each([
  ['day', '2026-03-02', '2026-03-10', 8],
  ['day', '2026-03-10', '2026-03-10', 0],
  ['week', '2026-03-02', '2026-03-09', 1],
  ['week', '2026-03-02', '2026-03-08', 0],
  ['week', '2026-03-03', '2026-03-16', 1],
  ['week', '2026-03-03', '2026-03-15', 0],
  ['week', '2026-03-02', '2026-04-27', 8],
  ['week', '2026-03-10', '2026-03-02', 0],
] as const)('by %s, from %s to %s there are %i points', (bucket, doneOn, verifyOn, points) => {
  expect(pointsAfter(bucket, doneOn, verifyOn)).toBe(points);
});
