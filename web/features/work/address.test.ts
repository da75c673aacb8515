import { expect, test } from 'vitest';
import { subjectAddress } from './address.ts';

const charts = new Map([['c1', '/results/charts?indicator=x']]);

test.each([
  ['task', 'a', '/work/tasks/a'],
  ['approval', 'a', '/work/approvals/a'],
  ['absence', 'a', '/work/absences/a'],
  ['complaint', 'a', '/complaints/a'],
  ['action', 'a', '/improvement/actions/a'],
  ['triage', 'a', '/improvement/triages/a'],
  ['root-cause', 'a', '/improvement/root-causes/a'],
  ['chart', 'c1', '/results/charts?indicator=x'],
  ['chart', 'no-longer-watched', '/results/watched'],
  ['something-new', 'a', null],
])('a notice about %s %s leads to %s', (subjectType, subjectId, address) => {
  expect(subjectAddress({ subjectType, subjectId }, charts)).toBe(address);
});
