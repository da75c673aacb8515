import type { TaskState } from '@tongli/contracts/work';
import { expect, test } from 'vitest';
import { nextOf } from './parts.ts';

const allowed = (...acts: string[]) =>
  Object.fromEntries(acts.map((act) => [act, { allowed: true, refusal: null }] as const));

test.each([
  ['open', ['start', 'complete', 'return'], 'start'],
  ['in-progress', ['complete', 'return'], 'complete'],
  ['open', ['complete'], 'complete'],
  ['returned', ['assign', 'dispute'], 'assign'],
  ['arbitration', ['arbitrate'], 'arbitrate'],
  ['arbitration', [], null],
  ['in-progress', ['assign', 'cancel'], null],
  ['done', [], null],
] as [TaskState, string[], string | null][])('a task that is %s with %j leads to %s', (state, acts, next) => {
  expect(nextOf({ state, actions: allowed(...acts) })).toBe(next);
});
