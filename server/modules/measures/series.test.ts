import { dayRange } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { lastDay, type Period, seriesOf } from './series.ts';

// 2 March 2026 is a Monday.
const period = (change: Partial<Period> = {}): Period => ({
  bucket: 'day',
  from: '2026-03-01',
  to: '2026-03-15',
  splitOn: null,
  ...change,
});

const counted = new Map([
  ['2026-03-02', { count: 3, size: 4 }],
  ['2026-03-08', { count: 2, size: 2 }],
]);

const covered = new Set(dayRange('2026-02-23', '2026-03-20'));

const labels = (change: Partial<Period>) =>
  seriesOf(period(change), counted, 'counted').points.map(({ label }) => label);

test('a day with nothing is a zero against the calendar and a gap against what was counted', () => {
  const byCalendar = seriesOf(period({ to: '2026-03-02' }), counted, { covered }).points;
  expect(byCalendar).toEqual([
    { label: '2026-03-01', count: 0, size: 1 },
    { label: '2026-03-02', count: 3, size: 1 },
  ]);
  const byCounted = seriesOf(period({ to: '2026-03-02' }), counted, 'counted').points;
  expect(byCounted.map(({ size }) => size)).toEqual([0, 4]);
});

test('weeks begin on Monday, only complete ones are drawn, and their size is their days', () => {
  const weeks = seriesOf(period({ bucket: 'week' }), counted, { covered });
  expect(weeks.points).toEqual([
    { label: '2026-03-02', count: 5, size: 7 },
    { label: '2026-03-09', count: 0, size: 7 },
  ]);
  expect(labels({ bucket: 'week', to: '2026-03-14' })).toEqual(['2026-03-02']);
  expect(labels({ bucket: 'week', from: '2026-03-03', to: '2026-03-14' })).toEqual([]);
  expect(lastDay('week', '2026-03-02')).toBe('2026-03-08');
});

test('a day that no source covers is a gap, and so is a week with such a day', () => {
  const some = new Set(dayRange('2026-03-03', '2026-03-15'));
  const days = seriesOf(period({ from: '2026-03-01', to: '2026-03-04' }), counted, { covered: some }).points;
  expect(days.map(({ size }) => size)).toEqual([0, 0, 1, 1]);
  const weeks = seriesOf(period({ bucket: 'week' }), counted, { covered: some }).points;
  expect(weeks).toEqual([
    { label: '2026-03-02', count: 0, size: 0 },
    { label: '2026-03-09', count: 0, size: 7 },
  ]);
});

test('the split begins a phase; a week that it cuts in two is on neither side', () => {
  expect(seriesOf(period({ splitOn: '2026-03-05' }), counted, 'counted').splitIndex).toBe(4);
  const weeks = seriesOf(period({ bucket: 'week', from: '2026-02-23', splitOn: '2026-03-04' }), counted, 'counted');
  expect(weeks.points.map(({ label }) => label)).toEqual(['2026-02-23', '2026-03-09']);
  expect(weeks.splitIndex).toBe(1);
  const onMonday = seriesOf(period({ bucket: 'week', from: '2026-02-23', splitOn: '2026-03-09' }), counted, 'counted');
  expect(onMonday.points).toHaveLength(3);
  expect(onMonday.splitIndex).toBe(2);
});

test('a split before the first day on record leaves one phase after it', () => {
  const { points, splitIndex } = seriesOf(period({ splitOn: '2026-02-20' }), counted, 'counted');
  expect(points).toHaveLength(15);
  expect(splitIndex).toBe(0);
});

test('a split beyond the last day leaves one phase before it', () => {
  const { points, splitIndex } = seriesOf(period({ splitOn: '2026-03-20' }), counted, 'counted');
  expect(points).toHaveLength(15);
  expect(splitIndex).toBe(15);
});
