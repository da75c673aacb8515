import { expect, test } from 'vitest';
import { initialsOf, matching, rankOf } from './matching.ts';

test.each([
  ['工作台', 'gzt'],
  ['投诉', 'ts'],
  ['控制图', 'kzt'],
  ['根本原因', 'gbyy'],
  ['系统 System', 'xt system'],
  ['账号与角色', 'zhyjs'],
])('the sounds of %s begin with %s', (words, initials) => {
  expect(initialsOf(words)).toBe(initials);
});

const page = (...names: string[]) => ({ names });

test.each([
  ['the whole name', page('投诉', 'Complaints'), 'complaints', 0],
  ['its beginning', page('投诉', 'Complaints'), 'comp', 1],
  ['the other language', page('控制图', 'Control charts'), '制图', 2],
  ['sounds', page('控制图', 'Control charts'), 'kzt', 3],
  ['words in any order', page('控制图', 'Control charts'), 'charts control', 4],
  ['something else', page('投诉', 'Complaints'), 'audit', null],
  ['one letter is no sound', page('投诉'), 't', null],
  ['nothing typed yet', page('投诉'), ' ', 0],
])('%s', (_, one, typed, rank) => {
  expect(rankOf(one, typed)).toBe(rank);
});

test('the best answer comes first, and equals keep their order', () => {
  const pages = [page('Watched charts'), page('Charts'), page('Control charts')];
  expect(matching(pages, 'charts').map(({ names }) => names[0])).toEqual([
    'Charts',
    'Watched charts',
    'Control charts',
  ]);
});
