import { expect, test } from 'vitest';
import { bucketOf, percentile } from './histogram.ts';

const counted = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
  return counts;
};

test('percentiles are within five per cent of the true ones, over six orders of magnitude', () => {
  const values = Array.from({ length: 2_000 }, (_, place) => 0.02 * 1.007 ** place);
  for (const share of [0.01, 0.25, 0.5, 0.9, 0.99]) {
    const exact = values[Math.ceil(share * values.length) - 1] ?? 0;
    expect(Math.abs((percentile(counted(values), share) ?? 0) / exact - 1)).toBeLessThan(0.05);
  }
});

test('of nothing there is none; of one value it is that one', () => {
  expect(percentile(new Map(), 0.5)).toBeNull();
  expect(percentile(new Map([[3, 0]]), 0.5)).toBeNull();
  for (const share of [0.01, 0.5, 1]) expect(percentile(counted([72]), share)).toBeCloseTo(72, -1);
});

test('classes meet without a gap, and what is not above the smallest is in the first', () => {
  expect([0, 0.001, 0.01].map(bucketOf)).toEqual([1, 1, 1]);
  expect(bucketOf(0.0101)).toBe(2);
  expect(bucketOf(0.011)).toBe(2);
  expect(bucketOf(0.0111)).toBe(3);
});
