import { expect, test } from 'vitest';
import { spreadOverMonth } from './costs.ts';

const sum = (parts: readonly { minor: number }[]) => parts.reduce((total, { minor }) => total + minor, 0);

test('a month is spread over its days to the last hundredth, what is taken back too', () => {
  const february = spreadOverMonth('2026-02', 1_000_001);
  expect(february).toHaveLength(28);
  expect(sum(february)).toBe(1_000_001);
  expect(new Set(february.map(({ minor }) => minor))).toEqual(new Set([35_715, 35_714]));
  const leap = spreadOverMonth('2028-02', -10);
  expect(leap.at(-1)?.day).toBe('2028-02-29');
  expect(sum(leap)).toBe(-10);
});
