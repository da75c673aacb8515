import { expect, test } from 'vitest';
import { contactsOf, sliceOf } from './slice.ts';

test('a bare address is the last four weeks, and what makes no sense is that too', () => {
  const usual = { from: '2026-02-09', to: '2026-03-08' };
  expect(sliceOf({}, '2026-03-08')).toEqual(usual);
  expect(sliceOf({ from: '2026-03-05', to: '2026-03-01', queueId: '' }, '2026-03-08')).toEqual(usual);
  expect(sliceOf({ from: '2026-01-01', to: '2026-01-31', queueId: 'q' }, '2026-03-08')).toEqual({
    ...{ from: '2026-01-01', to: '2026-01-31', queueId: 'q' },
  });
});

test('a slice leads to its contacts by the days of the site', () => {
  const address = contactsOf({ from: '2026-03-01', to: '2026-03-02', queueId: 'q' }, 'Asia/Shanghai', {
    'filter[weekSlot][eq]': '19',
  });
  expect(decodeURIComponent(address)).toBe(
    '/contacts?filter[startedAt][gte]=2026-02-28T16:00:00.000Z&filter[startedAt][lt]=2026-03-02T16:00:00.000Z&filter[queueId][in]=q&filter[weekSlot][eq]=19',
  );
});
