import { expect, test } from 'vitest';
import { columnsOf, grainOf, type OverviewDay } from './buckets.ts';
import { periodOf, presetOf, reachesAll } from './period.ts';

const counted = { from: '2026-01-01', to: '2026-03-01' };

test('a preset ends on the last date with data', () => {
  expect(periodOf('30', counted)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  expect(periodOf('all', counted)).toEqual(counted);
  expect(presetOf({ from: '2026-01-31', to: '2026-03-01' }, counted)).toBe('30');
  expect(presetOf({ from: '2026-02-01', to: '2026-03-01' }, counted)).toBeNull();
});

test('all is no more than can be drawn', () => {
  const long = { from: '2011-04-02', to: '2026-03-01' };
  expect(reachesAll(counted)).toBe(true);
  expect(reachesAll(long)).toBe(false);
  expect(periodOf('all', long).from).toBe('2023-02-26');
});

const day = (date: string, more: Partial<OverviewDay> = {}): OverviewDay => ({
  date,
  lodged: 1,
  closed: 0,
  timed: 0,
  onTimeRate: null,
  dated: 0,
  meanDaysToClose: null,
  ...more,
});

test('columns grow with the period', () => {
  expect([60, 100, 101, 750, 751].map(grainOf)).toEqual(['day', 'day', 'week', 'week', 'month']);
});

test('weeks begin on Monday, and rates are weighted by what they were counted over', () => {
  const days = [
    day('2026-03-01', { closed: 9 }),
    day('2026-03-02', { closed: 1, timed: 1, onTimeRate: 0, dated: 1, meanDaysToClose: 8 }),
    day('2026-03-03', { closed: 9, timed: 3, onTimeRate: 1, dated: 3, meanDaysToClose: 4 }),
  ];
  const [sunday, week] = columnsOf(days, 'week');
  expect(sunday).toMatchObject({ span: { from: '2026-03-01', to: '2026-03-01' }, onTimeRate: null });
  expect(week).toMatchObject({
    span: { from: '2026-03-02', to: '2026-03-03' },
    lodged: 2,
    closed: 10,
    timed: 4,
    onTimeRate: 0.75,
    dated: 4,
    meanDaysToClose: 5,
  });
});
