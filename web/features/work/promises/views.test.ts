import { expect, test } from 'vitest';
import { filtersOf } from './views.ts';

const zone = 'Asia/Shanghai';
/** Wednesday 2026-03-04, 01:30 in Shanghai: still Tuesday in UTC. */
const now = Date.parse('2026-03-03T17:30:00Z');
const asked = { whose: 'mine' as const, zone, now, me: 'me', unitId: 'unit' };

test('today ends at the site’s midnight, the week on its Sunday night; what is overdue is due today too', () => {
  expect(filtersOf('today', asked)).toEqual({
    'filter[kind][eq]': 'promise',
    'filter[ended][eq]': 'false',
    'filter[dueAt][lt]': '2026-03-04T16:00:00.000Z',
    'filter[ownerId][eq]': 'me',
  });
  expect(filtersOf('week', asked)['filter[dueAt][lt]']).toBe('2026-03-08T16:00:00.000Z');
  const sunday = { ...asked, now: Date.parse('2026-03-08T03:00:00Z') };
  expect(filtersOf('week', sunday)['filter[dueAt][lt]']).toBe('2026-03-08T16:00:00.000Z');
});

test('mine, my team’s, everyone’s', () => {
  expect(filtersOf('kept', { ...asked, whose: 'team' })).toMatchObject({
    'filter[unitId][in]': 'unit',
    'filter[outcome][in]': 'kept',
  });
  expect(Object.keys(filtersOf('open', { ...asked, whose: 'all' }))).toEqual(['filter[kind][eq]', 'filter[ended][eq]']);
});
