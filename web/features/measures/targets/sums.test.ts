import { expect, test } from 'vitest';
import { combined } from './sums.ts';

const part = (value: number | null, measured: number, weight: number | null = null) => ({ value, weight, measured });

test('what is typed comes to what the server will say', () => {
  expect(combined('adds', 10, [part(7, 3), part(2, 1)])).toMatchObject({ combined: 9, gap: 1, without: 0 });
  expect(combined('weighs', 0.8, [part(0.9, 168), part(0.5, 56)])).toMatchObject({ combined: 0.8, gap: 0 });
  expect(combined('weighs', 0.8, [part(0.9, 168, 1), part(0.5, 56, 3)])).toMatchObject({ combined: 0.6, gap: 0.2 });
  expect(combined('adds', null, [part(null, 1)])).toMatchObject({ combined: null, gap: null, without: 1 });
});

test('shares of a count add up to it', () => {
  const { shares } = combined('adds', 100, [part(null, 1), part(null, 1), part(null, 1)]);
  expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(100, 9);
  expect(combined('adds', 5, [part(null, 0)]).shares).toEqual([null]);
});
