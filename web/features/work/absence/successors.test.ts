import type { MovableItem } from '@tongli/contracts/work';
import { expect, test } from 'vitest';
import { shares, successorsOf } from './successors.ts';

const item = (id: string, to: string | null): MovableItem => ({
  id,
  kind: 'task',
  subjectType: 'task',
  subjectId: id,
  number: id,
  title: '',
  dueAt: null,
  beyondReach: false,
  suggested: to === null ? null : { id: to, name: to },
  rule: to === null ? 'nobody' : 'least-loaded',
});
const items = [item('1', 'a'), item('2', 'b'), item('3', null), item('4', 'b')];

test('what is chosen goes before what is suggested, and only for items that are there', () => {
  expect(successorsOf(items, { 2: 'c', 4: undefined, 9: 'a' })).toEqual({ 1: 'a', 2: 'c', 3: undefined, 4: undefined });
});

test('the preview counts what each gets', () => {
  expect(shares(successorsOf(items, {}))).toEqual([
    { toId: 'b', count: 2 },
    { toId: 'a', count: 1 },
  ]);
});
