import { expect, test } from 'vitest';
import { heardOf } from './quality.ts';

test.each([
  [{ lossShare: 0, jitterMs: 4, roundTripMs: 40 }, 'well'],
  [{ lossShare: 0.02, jitterMs: 30, roundTripMs: null }, 'well'],
  [{ lossShare: 0.03, jitterMs: 4, roundTripMs: 40 }, 'fairly'],
  [{ lossShare: 0, jitterMs: 4, roundTripMs: 500 }, 'fairly'],
  [{ lossShare: 0.2, jitterMs: 4, roundTripMs: 40 }, 'badly'],
  [{ lossShare: 0, jitterMs: 120, roundTripMs: 40 }, 'badly'],
] as const)('%j is heard %s', (measured, heard) => {
  expect(heardOf(measured)).toBe(heard);
});
