import { expect, test } from 'vitest';
import { changesToNone, changesToView, differs, isBare, listSearchOf, namesViewOnly } from './view-address.ts';

const view = { id: 'v1', query: { 'filter[state][ne]': 'closed', sort: '-lodgedAt' }, columns: ['number', 'summary'] };
const shown = { view: 'v1', columns: 'number,summary', ...view.query };

test('a view writes all that it shows into the address, and takes out what it does not', () => {
  expect(changesToView(view, { 'filter[area][eq]': 'gaoxin', open: 'x' })).toEqual({
    'filter[area][eq]': undefined,
    ...shown,
  });
  expect(changesToView({ ...view, columns: null }, shown)).toMatchObject({ columns: undefined, sort: '-lodgedAt' });
});

test.each([
  ['as it was saved', shown, false],
  ['with another page open', { ...shown, tab: 'x' }, false],
  ['with one filter more', { ...shown, 'filter[area][eq]': 'gaoxin' }, true],
  ['with another value', { ...shown, 'filter[state][ne]': 'answered' }, true],
  ['without its order', { ...shown, sort: undefined as never }, true],
  ['with other columns', { ...shown, columns: 'summary,number' }, true],
  ['with the usual columns', { ...view.query, view: 'v1' }, true],
])('%s', (_, search, different) => {
  expect(differs(view, search)).toBe(different);
});

test.each([
  [{}, true, false],
  [{ tab: 'x' }, true, false],
  [{ view: 'v1' }, false, true],
  [{ view: 'v1', sort: 'x' }, false, false],
  [{ 'filter[a][eq]': 'x' }, false, false],
])('%j: bare %s, a view alone %s', (search, bare, viewOnly) => {
  expect([isBare(search), namesViewOnly(search)]).toEqual([bare, viewOnly]);
});

test('without a view nothing of it is left', () => {
  const after = { ...shown, ...changesToNone(shown) };
  expect(listSearchOf(JSON.parse(JSON.stringify(after)))).toEqual({});
  expect(after).toMatchObject({ columns: undefined, view: 'none' });
});
