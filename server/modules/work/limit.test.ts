import { expect, test } from 'vitest';
import { decideFiring, outcomeOf, stateOf } from './limit.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const warnAt = at(10);
const dueAt = at(12);

test.each([
  // warned, breached, now → warns, breaches, next
  [null, null, 9, false, false, warnAt],
  [null, null, 10, true, false, dueAt],
  [null, null, 11, true, false, dueAt],
  [null, null, 12, true, true, null],
  [null, null, 20, true, true, null],
  [10, null, 11, false, false, dueAt],
  [10, null, 12, false, true, null],
  [10, 12, 13, false, false, null],
] as const)(
  'warned %s, breached %s, at %s: warns %s, breaches %s',
  (warned, breached, now, warns, breaches, fireAt) => {
    const warnedAt = warned === null ? null : at(warned);
    const breachedAt = breached === null ? null : at(breached);
    expect(decideFiring({ warnAt, dueAt, warnedAt, breachedAt }, at(now))).toEqual({
      warns,
      breaches,
      warnedAt: warns ? at(now) : warnedAt,
      breachedAt: breaches ? at(now) : breachedAt,
      fireAt,
    });
  },
);

test.each([
  ['met', 11, 'met'],
  ['met', 12, 'met-late'],
  ['met', 13, 'met-late'],
  ['cancelled', 11, 'cancelled'],
  ['cancelled', 13, 'cancelled'],
] as const)('%s at %s o’clock ends as %s', (ending, now, outcome) => {
  expect(outcomeOf(ending, dueAt, at(now))).toBe(outcome);
});

test.each([
  [null, null, null, 'running'],
  [warnAt, null, null, 'warned'],
  [warnAt, dueAt, null, 'breached'],
  [warnAt, null, 'met', 'met'],
  [warnAt, dueAt, 'met-late', 'met-late'],
  [null, null, 'cancelled', 'cancelled'],
] as const)('warned %s, breached %s, outcome %s is %s', (warnedAt, breachedAt, outcome, state) => {
  expect(stateOf({ warnedAt, breachedAt }, outcome)).toBe(state);
});
