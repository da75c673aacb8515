import { expect, test } from 'vitest';
import { heatOf } from './heat.ts';

test('the least is faint, the most strong, and what is all alike is in between', () => {
  const heat = heatOf([0.2, 0.5, 0.8]);
  expect([heat(0.2), heat(0.5), heat(0.8)].map((one) => Math.round(one * 100))).toEqual([6, 53, 100]);
  expect(heatOf([3, 3])(3)).toBe(0.5);
  expect(heatOf([])(1)).toBe(0.5);
});
