import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { chooseColumns, moveTo, usualColumns } from './column-choice.ts';

const column = (key: string, rest: Partial<Column<string>> = {}): Column<string> => ({
  key,
  title: key,
  text: (row) => row,
  ...rest,
});
const all = [
  column('a'),
  column('b', { only: 'screen' }),
  column('b1', { only: 'export' }),
  column('b2', { only: 'export' }),
  column('c', { hidden: true }),
  column('d'),
];

test.each<[string, readonly string[] | null, string[]]>([
  ['nobody has chosen', null, ['a', 'b', 'b1', 'b2', 'd']],
  ['in another order, with a hidden one', ['d', 'c', 'b'], ['d', 'c', 'b', 'b1', 'b2']],
  ['of columns that are no more', ['gone', 'a'], ['a']],
  ['of those alone', ['gone'], ['a', 'b', 'b1', 'b2', 'd']],
  ['an export’s own cannot be chosen', ['b1', 'a'], ['a']],
])('%s', (_, keys, expected) => {
  expect(chooseColumns(all, keys).map(({ key }) => key)).toEqual(expected);
});

test('usual are those on screen that are not hidden', () => {
  expect(usualColumns(all)).toEqual(['a', 'b', 'd']);
});

test.each([
  ['a', 2, ['b', 'c', 'a']],
  ['c', 0, ['c', 'a', 'b']],
  ['b', -1, ['b', 'a', 'c']],
  ['b', 9, ['a', 'c', 'b']],
])('%s to %i', (key, place, expected) => {
  expect(moveTo(['a', 'b', 'c'], key, place)).toEqual(expected);
});
