import { expect, test } from 'vitest';
import { dayOf, kindsIn, ordered } from './story.ts';

const at = (hour: string, name: string) => ({ at: `2026-03-02T${hour}:00:00Z`, name });
const given = [at('09', 'later of two'), at('09', 'first of two'), at('11', 'last'), at('08', 'first')];
const newest = ['last', 'later of two', 'first of two', 'first'];

test('entries stand by time, and those of one instant as they were given', () => {
  expect(ordered(given, true).map(({ name }) => name)).toEqual(newest);
  expect(ordered(given, false).map(({ name }) => name)).toEqual(newest.toReversed());
});

test('an entry without a kind is work', () => {
  const entries = [{ at: '', kind: 'limit' as const }, { at: '' }];
  expect(kindsIn(entries)).toEqual(['work', 'limit']);
});

test('a day begins at the site’s midnight', () => {
  expect(dayOf('2026-03-02T15:59:00Z', 'Asia/Shanghai')).toBe('2026-03-02');
  expect(dayOf('2026-03-02T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-03');
});
