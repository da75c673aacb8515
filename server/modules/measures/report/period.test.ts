import type { ReportPeriod } from '@tongli/contracts/measures';
import { describe, expect, test } from 'vitest';
import { periodBefore, periodOf, stepsOf, usualPeriod } from './period.ts';

describe('periods around Wednesday 4 March 2026', () => {
  const today = '2026-03-04';
  test.each<[ReportPeriod, string, string, string, string, string, string]>([
    ['today', '2026-03-04', '2026-03-04', '2026-03-04', '2026-03-04', '2026-02-25', '2026-02-25'],
    ['day', '2026-03-04', '2026-03-04', '2026-03-03', '2026-03-03', '2026-02-24', '2026-02-24'],
    ['week', '2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01', '2026-02-16', '2026-02-22'],
    ['month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31', '2025-07-01', '2025-09-30'],
    ['year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
  ])('%s', (period, from, to, usualFrom, usualTo, beforeFrom, beforeTo) => {
    expect(periodOf(period, today)).toEqual({ from, to });
    const usual = usualPeriod(period, today);
    expect(usual).toEqual({ from: usualFrom, to: usualTo });
    expect(periodBefore(period, usual)).toEqual({ from: beforeFrom, to: beforeTo });
  });
});

describe('steps', () => {
  test('each day and each week of February lies in one of them', () => {
    const range = periodOf('month', '2026-02-10');
    expect(stepsOf('day', range, '2026-03-04')).toHaveLength(28);
    expect(stepsOf('week', range, '2026-03-04')?.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-02-01 2026-02-01',
      '2026-02-02 2026-02-08',
      '2026-02-09 2026-02-15',
      '2026-02-16 2026-02-22',
      '2026-02-23 2026-02-28',
    ]);
  });
  test('a period that is not over ends today, one that has not begun is empty', () => {
    expect(stepsOf('day', periodOf('month', '2026-03-04'), '2026-03-04')).toHaveLength(4);
    expect(stepsOf('month', periodOf('year', '2026-03-04'), '2026-03-04')).toHaveLength(3);
    expect(stepsOf('day', periodOf('month', '2026-04-04'), '2026-03-04')).toEqual([]);
  });
  test('a day has its hours; parts of a place are no steps', () => {
    expect(stepsOf('hour', periodOf('day', '2026-03-03'), '2026-03-04')).toHaveLength(24);
    expect(stepsOf('unit', periodOf('day', '2026-03-03'), '2026-03-04')).toBeNull();
  });
});
