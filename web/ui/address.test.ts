import { expect, test } from 'vitest';
import { parseSearch, writeSearch } from './address.ts';

test('an address reads back as it was written, brackets and commas in plain sight', () => {
  const search = { 'filter[state][in]': 'open,closed', 'filter[name][starts]': '王 & 李', sort: '-at' };
  const text = writeSearch(search);
  expect(text).toContain('filter[state][in]=open,closed');
  expect(parseSearch(text)).toEqual(search);
});

test('what is empty is left out', () => {
  expect(writeSearch({ sort: undefined, tab: '' })).toBe('');
});
