import { expect, test } from 'vitest';
import { weeksOf } from './month.ts';

test('a month begins below its weekday and ends with its last day', () => {
  const weeks = weeksOf(2026, 1);
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.slice(0, 6)).toEqual([null, null, null, null, null, null]);
  expect(weeks[0]?.[6]).toEqual({ date: '2026-02-01', day: 1, weekday: 6 });
  expect(weeks[4]?.map((day) => day?.day ?? null)).toEqual([23, 24, 25, 26, 27, 28, null]);
});

test.each([
  [2021, 1, 4],
  [2024, 1, 5],
  [2026, 7, 6],
])('%d-%d has %d weeks', (year, month, count) => expect(weeksOf(year, month)).toHaveLength(count));

test('every day of a leap year stands once', () => {
  const days = Array.from({ length: 12 }, (_, month) => weeksOf(2024, month)).flat(2);
  expect(days.filter(Boolean)).toHaveLength(366);
});
