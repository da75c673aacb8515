import type { Person, Unit } from '@tongli/contracts/org';
import { expect, test } from 'vitest';
import { branchesOf, peopleMatching } from './unit-tree.ts';

const unit = (id: string, parentId: string | null): Unit => ({ id, parentId, code: id, name: { zh: id, en: id } });
const person = (name: string, unitId: string, zh: string, en: string): Person => ({
  id: name,
  name,
  unitId,
  post: { zh, en },
});
const people = [person('李伟', 'b', '投诉处理员', 'Complaint handler'), person('王芳', 'c', '客服代表', 'Agent')];

test('units stand below the unit that they belong to, with their own people', () => {
  const branches = branchesOf([unit('b', 'a'), unit('c', 'b'), unit('a', null)], people);
  expect(branches.map(({ unit: { id }, depth, people: own }) => [id, depth, own.map(({ name }) => name)])).toEqual([
    ['a', 0, []],
    ['b', 1, ['李伟']],
    ['c', 2, ['王芳']],
  ]);
});

test('a unit whose parent is missing is not lost', () => {
  expect(branchesOf([unit('b', 'gone')], people).map(({ unit: { id }, depth }) => [id, depth])).toEqual([['b', 0]]);
});

test.each([
  ['', 2],
  ['李', 1],
  ['agent', 1],
  ['处理', 1],
  ['nobody', 0],
])('%s finds %d', (typed, count) => expect(peopleMatching(people, typed)).toHaveLength(count));
