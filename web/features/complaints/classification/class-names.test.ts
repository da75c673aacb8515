import type { ComplaintClass } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { branchesOf, wayTo } from './class-names.ts';

const one = (code: string, parentCode: string | null, retiredAt: string | null = null): ComplaintClass => ({
  ...{ code, parentCode, retiredAt, name: { zh: code, en: code }, position: 0, cases: 0, version: 1 },
});
const classes = [one('net', null), one('slow', 'net'), one('old', 'net', '2026-01-01T00:00:00Z'), one('bill', null)];

test('only classes in force without others below can be chosen', () => {
  const tree = branchesOf(classes, null, ({ code }) => code);
  expect(tree.map(({ value, selectable }) => [value, selectable])).toEqual([
    ['net', false],
    ['bill', true],
  ]);
  expect(tree[0]?.children.map(({ value }) => value)).toEqual(['slow']);
});

test('the way to a class begins at the top', () => {
  expect(wayTo(classes, 'slow')).toEqual(['net', 'slow']);
  expect(wayTo(classes, 'nothing')).toEqual([]);
});
