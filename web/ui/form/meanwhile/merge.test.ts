import { expect, test } from 'vitest';
import type { Values } from '../drafts.ts';
import { merge, same } from './merge.ts';

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
