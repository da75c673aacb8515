import { type ComplaintState, type StepName, type StepView, stepNames } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { isPromiseOpen, nextOf, type PathPart, partOf } from './next.ts';

const promise = { step: 'carry-out', commitment: 'c', ownerId: crypto.randomUUID(), dueOn: '2026-03-05' } as const;

function stepsOf(open: readonly StepName[], kept = true): StepView[] {
  return stepNames.map((name) => ({
    name,
    state: open.includes(name) ? 'open' : 'recorded',
    record: name === 'carry-out' && !open.includes(name) ? { ...promise, done: kept } : null,
    skipReason: null,
    recordedAt: null,
    recordedBy: null,
    spentSeconds: null,
  }));
}

test.each<[ComplaintState, StepName[], boolean, PathPart | null]>([
  ['lodged', [...stepNames], true, 'acknowledge'],
  ['lodged', [], true, 'acknowledge'],
  ['acknowledged', [...stepNames], true, 'understand'],
  ['acknowledged', ['carry-out', 'advise'], true, 'carry-out'],
  ['acknowledged', [], true, 'answer'],
  ['acknowledged', [], false, 'answer'],
  ['answered', ['advise'], true, 'advise'],
  ['answered', [], false, 'carry-out'],
  ['answered', [], true, 'close'],
  ['closed', [], true, null],
])('%s with %j open, promise kept: %s → %s', (state, open, kept, expected) => {
  expect(nextOf({ state, steps: stepsOf(open, kept) })).toBe(expected);
});

test('a promise is open only once it is recorded', () => {
  expect(isPromiseOpen({ steps: stepsOf(['carry-out'], false) })).toBe(false);
  expect(isPromiseOpen({ steps: stepsOf([], false) })).toBe(true);
});

test.each([
  ['explain', 'explain'],
  ['note', 'note'],
  ['constructor', null],
  [undefined, null],
])('%s in the address opens %s', (text, expected) => {
  expect(partOf(text)).toBe(expected);
});
