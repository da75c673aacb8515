import { expect, test } from 'vitest';
import { changesTo, endOfDay, isView, viewsFor } from './views.ts';

const views = viewsFor({ ownerId: 'me', endOfToday: '2026-03-02T16:00:00.000Z' });

test('the business day ends at local midnight', () => {
  expect(endOfDay('Asia/Shanghai', Date.parse('2026-03-02T02:00:00.500Z'))).toBe('2026-03-02T16:00:00.000Z');
  expect(endOfDay('Asia/Shanghai', Date.parse('2026-03-02T16:00:00.000Z'))).toBe('2026-03-03T16:00:00.000Z');
});

test.each<[keyof typeof views, Record<string, string>, boolean]>([
  ['open', { 'filter[state][ne]': 'closed' }, true],
  ['open', { 'filter[state][ne]': 'closed', sort: 'number' }, true],
  ['open', { 'filter[state][ne]': 'closed', 'filter[product][eq]': 'broadband' }, false],
  ['open', {}, false],
  ['mine', { 'filter[state][ne]': 'closed', 'filter[ownerId][eq]': 'me' }, true],
  ['mine', { 'filter[state][ne]': 'closed', 'filter[ownerId][eq]': 'another' }, false],
  ['pressing', { 'filter[dueAt][lte]': '2026-03-01T16:00:00.000Z' }, true],
])('%s and %j: %s', (name, search, expected) => {
  expect(isView(views[name], search)).toBe(expected);
});

test('a view takes the place of other filters and keeps the order', () => {
  expect(changesTo(views.closed, { 'filter[state][ne]': 'closed', sort: 'number' })).toEqual({
    'filter[state][ne]': undefined,
    'filter[state][in]': 'closed',
  });
});

test('imported cases come by the day they were received, and only they', () => {
  const search = { 'filter[importId][null]': 'false', sort: '-lodgedAt' };
  expect(changesTo(views.imported, { sort: 'number' })).toEqual(search);
  expect(isView(views.imported, search)).toBe(true);
  expect(changesTo(views.closed, search, views.imported)).toMatchObject({ sort: undefined });
  expect(changesTo(views.closed, { ...search, sort: 'number' }, views.imported)).not.toHaveProperty('sort');
  expect(changesTo(views.open, search, views.imported)).toMatchObject({ sort: 'precedence' });
});
