import { expect, test } from 'vitest';
import { added, type Draft, depthIn, moved, removed } from './topic-tree.ts';

const topic = (id: string, parentId: string | null): Draft => ({ id, parentId, name: { zh: id, en: id } });
const tree = [
  topic('a', null),
  topic('a1', 'a'),
  topic('a2', 'a'),
  topic('b', null),
  topic('b1', 'b'),
  topic('c', null),
];
const ids = (topics: readonly Draft[]) => topics.map(({ id }) => id).join(' ');

test.each([
  ['a', 1, 'b b1 a a1 a2 c'],
  ['b', -1, 'b b1 a a1 a2 c'],
  ['b', 1, 'a a1 a2 c b b1'],
  ['a2', -1, 'a a2 a1 b b1 c'],
  ['a', -1, 'a a1 a2 b b1 c'],
  ['c', 1, 'a a1 a2 b b1 c'],
] as const)('%s moved by %i', (id, by, after) => {
  expect(ids(moved(tree, id, by))).toBe(after);
});

test('what is removed takes with it what stands below', () => {
  expect(ids(removed(tree, 'a'))).toBe('b b1 c');
});

test('a new topic stands last below its parent', () => {
  const [first, , , next] = added(tree, 'a');
  expect([first?.id, next?.parentId, next && depthIn([...tree, next], next.id)]).toEqual(['a', 'a', 1]);
  expect(added(tree, null).at(-1)?.parentId).toBeNull();
});
