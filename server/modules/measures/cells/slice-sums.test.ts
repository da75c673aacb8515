import { dayRange } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { partsOf } from './slice-sums.ts';

const none = new Set<string>();
const year = { from: '2026-01-15', to: '2026-04-10' };

test('whole months are read as months, what is left of the period by days', () => {
  const parts = partsOf(year, { day: none, month: none });
  expect(parts.months).toEqual(['2026-02-01', '2026-03-01']);
  expect(parts.days).toEqual([...dayRange('2026-01-15', '2026-01-31'), ...dayRange('2026-04-01', '2026-04-10')]);
  expect(parts.rest).toEqual([]);
});

test('a day that has changed is read from the cells, and its month by days', () => {
  const parts = partsOf(year, { day: new Set(['2026-02-03', '2025-12-31']), month: none });
  expect(parts.months).toEqual(['2026-03-01']);
  expect(parts.rest).toEqual(['2026-02-03']);
  expect(parts.days).toHaveLength(17 + 27 + 10);
});

test('a month that is not summed up yet is read by its days; no day is read twice or left out', () => {
  const parts = partsOf(year, { day: new Set(['2026-04-10']), month: new Set(['2026-03-01']) });
  expect(parts.months).toEqual(['2026-02-01']);
  const read = [...parts.days, ...parts.rest, ...dayRange('2026-02-01', '2026-02-28')].toSorted();
  expect(read).toEqual(dayRange(year.from, year.to));
});
