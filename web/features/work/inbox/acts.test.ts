import { inboxKind } from '@tongli/contracts/work';
import { expect, test } from 'vitest';
import { actOfLetter, actsOf, letters } from './acts.ts';

test.each([
  ['d', 'promise', 'complete'],
  ['D', 'task', 'complete'],
  ['r', 'task', 'return'],
  ['a', 'approval', 'approve'],
  ['x', 'approval', 'reject'],
  ['m', 'mention', 'seen'],
  ['d', 'approval', null],
  ['a', 'arbitration', null],
] as const)('%s on a %s is %s', (letter, kind, act) => {
  expect(actOfLetter(letter, { kind })).toBe(act);
});

test.each(inboxKind.options)('on a %s every letter means one thing, and none moves', (kind) => {
  const own = actsOf({ kind }).map((act) => letters[act]);
  expect(new Set(own).size).toBe(own.length);
  expect(own).not.toContain('j');
  expect(own).not.toContain('k');
});
