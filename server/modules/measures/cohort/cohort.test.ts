import { expect, test } from 'vitest';
import { decidePeriod, decideReading, decideTelling, shareOf } from './cohort.ts';

test.each([
  ['ended yesterday', { from: '2026-02-01', to: '2026-03-01' }, null],
  ['ends today', { from: '2026-02-01', to: '2026-03-02' }, 'period-not-over'],
  ['ends before it begins', { from: '2026-02-02', to: '2026-02-01' }, 'from-after-to'],
  ['a year and two days', { from: '2025-02-27', to: '2026-02-28' }, 'range-too-long'],
])('%s', (_, period, code) => {
  expect(decidePeriod(period, '2026-03-02')?.refusal ?? null).toBe(code);
});

test.each([
  ['none lost, none earned', false, { lost: 0, revenueMinor: 0, totalMinor: 0 }, null],
  ['all lost', false, { lost: 10, revenueMinor: 5, totalMinor: 5 }, null],
  ['more lost than there were', false, { lost: 11, revenueMinor: 5, totalMinor: 5 }, 'lost-beyond-members'],
  ['more earned with them than with all', false, { lost: 1, revenueMinor: 6, totalMinor: 5 }, 'revenue-beyond-total'],
  ['told before', true, { lost: 1, revenueMinor: 1, totalMinor: 5 }, 'told-already'],
])('%s', (_, told, billing, code) => {
  expect(decideTelling(told, 10, billing)?.refusal ?? null).toBe(code);
});

test('a share of nothing is not nought; readings have a bound', () => {
  expect(shareOf(0, 0).value).toBe(null);
  expect(shareOf(1, 4).value).toBe(0.25);
  const period = { from: '2026-01-01', to: '2026-01-31' };
  expect(decideReading(Array.from({ length: 59 }, () => period))).toBe(null);
  expect(decideReading(Array.from({ length: 60 }, () => period))?.refusal).toBe('too-many-readings');
});
