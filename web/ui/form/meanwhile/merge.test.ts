import { expect, test } from 'vitest';
import type { Values } from '../drafts.ts';
import { ceding, merge, same } from './merge.ts';

const base: Values = { code: 'NET', name: { zh: '网络部', en: 'Network' }, months: null, posts: ['a', 'b'] };
const renamed = { ...base, name: { zh: '网络部', en: 'Networks' } };

test.each<[string, Values, Values, Values, string[], string[]]>([
  ['nobody changed a field', base, base, base, [], []],
  ['only mine', { ...base, code: 'N1' }, base, { ...base, code: 'N1' }, [], []],
  ['only theirs', base, { ...base, code: 'N2' }, { ...base, code: 'N2' }, ['code'], []],
  ['one each', { ...base, code: 'N1' }, renamed, { ...renamed, code: 'N1' }, ['name.en'], []],
  ['the same one', { ...base, code: 'N1' }, { ...base, code: 'N2' }, { ...base, code: 'N1' }, [], ['code']],
  ['the same one alike', renamed, renamed, renamed, [], []],
  [
    'the other language of one name',
    { ...base, name: { zh: '网络维护部', en: 'Network' } },
    renamed,
    { ...base, name: { zh: '网络维护部', en: 'Networks' } },
    ['name.en'],
    [],
  ],
  [
    'a list is one field',
    { ...base, posts: ['a'] },
    { ...base, posts: ['a', 'b', 'c'] },
    { ...base, posts: ['a'] },
    [],
    ['posts'],
  ],
  ['emptied by them', base, { ...base, code: null }, { ...base, code: null }, ['code'], []],
  ['emptied by both', { ...base, code: '' }, { ...base, code: null }, { ...base, code: '' }, [], []],
  ['filled by both', { ...base, months: 12 }, { ...base, months: 24 }, { ...base, months: 12 }, [], ['months']],
  [
    'another shape is chosen as a whole',
    { ...base, name: { zh: '网' } },
    renamed,
    { ...base, name: { zh: '网' } },
    [],
    ['name'],
  ],
  [
    'what the record does not carry stays mine',
    { ...base, note: 'x' },
    renamed,
    { ...renamed, note: 'x' },
    ['name.en'],
    [],
  ],
])('%s', (_, mine, theirs, values, taken, clashes) => {
  const merged = merge(base, mine, theirs);
  expect(merged.values).toEqual(values);
  expect(merged.taken.map((path) => path.join('.'))).toEqual(taken);
  expect(merged.clashes.map(({ path }) => path.join('.'))).toEqual(clashes);
});

test.each<[unknown, unknown, boolean]>([
  ['', null, true],
  [undefined, '', true],
  [0, null, false],
  [false, undefined, false],
  [['a'], ['a'], true],
  [['a', 'b'], ['b', 'a'], false],
  [[], {}, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1, b: '' }, { a: 1 }, true],
])('%j and %j: the same %s', (one, other, expected) => {
  expect(same(one, other)).toBe(expected);
});

const row = (post: string, most: number) => ({ post, most });
const lists = { rows: ({ post }: { post: string }) => post };
const rows = (...of: ReturnType<typeof row>[]): Values => ({ note: '', rows: of });

test.each<[string, Values, Values, Values, string[], string[]]>([
  [
    'one each',
    rows(row('a', 2), row('b', 1)),
    rows(row('a', 1), row('b', 2)),
    rows(row('a', 2), row('b', 2)),
    ['rows.b'],
    [],
  ],
  [
    'the same one',
    rows(row('a', 2), row('b', 1)),
    rows(row('a', 3), row('b', 1)),
    rows(row('a', 2), row('b', 1)),
    [],
    ['rows.a'],
  ],
  [
    'added by both',
    rows(row('a', 1), row('b', 1), row('c', 1)),
    rows(row('a', 1), row('b', 1), row('d', 1)),
    rows(row('a', 1), row('b', 1), row('c', 1), row('d', 1)),
    ['rows.d'],
    [],
  ],
  ['taken out by them', rows(row('a', 2), row('b', 1)), rows(row('a', 1)), rows(row('a', 2)), ['rows.b'], []],
  [
    'taken out by me, changed by them',
    rows(row('a', 1)),
    rows(row('a', 1), row('b', 2)),
    rows(row('a', 1)),
    [],
    ['rows.b'],
  ],
  [
    'half written twice',
    rows(row('a', 1), row('b', 1), row('', 1), row('', 2)),
    rows(row('a', 1), row('b', 2)),
    rows(row('a', 1), row('b', 2), row('', 1), row('', 2)),
    ['rows.b'],
    [],
  ],
])('a list by its entries: %s', (_, mine, theirs, values, taken, clashes) => {
  const merged = merge(rows(row('a', 1), row('b', 1)), mine, theirs, lists);
  expect(merged.values).toEqual(values);
  expect(merged.taken.map((path) => path.join('.'))).toEqual(taken);
  expect(merged.clashes.map(({ path }) => path.join('.'))).toEqual(clashes);
});

test('an entry is ceded by name: theirs takes the place of one’s own, or comes back', () => {
  const clash = (post: string, theirs: unknown) => ({ path: ['rows', post], theirs, mine: null });
  const values = rows(row('a', 2), row('c', 1));
  const ceded = ceding(values, [clash('a', row('a', 3)), clash('b', row('b', 2)), clash('c', undefined)], lists);
  expect(ceded).toEqual(rows(row('a', 3), row('b', 2)));
});
