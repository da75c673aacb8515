import { expect, test } from 'vitest';
import { decideReading, decideStart, endingOf, outcomeAfter, scoreOf, type Tries, triesLeft } from './attempt.ts';

const first: Tries = { state: 'assigned', hasExam: true, ended: 0, retakes: 2 };

test.each<[string, Tries, number, string | null]>([
  ['the first of three', first, 3, null],
  ['the last of three', { ...first, ended: 2 }, 1, null],
  ['a fourth', { ...first, ended: 3 }, 0, 'no-tries-left'],
  ['fewer were allowed since', { ...first, ended: 2, retakes: 0 }, 0, 'no-tries-left'],
  ['after passing', { ...first, state: 'passed', ended: 1 }, 0, 'training-ended'],
  ['taken back', { ...first, state: 'withdrawn' }, 0, 'training-ended'],
  ['without an exam', { ...first, hasExam: false }, 0, 'no-exam'],
])('%s', (_, tries, left, code) => {
  expect([triesLeft(tries), decideStart(tries)?.refusal ?? null]).toEqual([left, code]);
});

test('what has ended is not read any more', () => {
  expect(decideReading({ state: 'assigned' })).toBe(null);
  expect(decideReading({ state: 'failed' })?.refusal).toBe('training-ended');
});

const deadline = new Date('2026-03-02T02:30:00.000Z');
test.each([
  ['2026-03-02T02:29:59.999Z', 'submitted'],
  ['2026-03-02T02:30:00.000Z', 'time-up'],
  ['2026-03-02T02:31:00.000Z', 'time-up'],
] as const)('handed in at %s: %s', (at, ending) => {
  expect(endingOf(deadline, new Date(at))).toBe(ending);
});

test.each([
  [[20, 20, 30], 100, 70, { points: 70, percent: 70, passed: true }],
  [[20, 20, 29], 100, 70, { points: 69, percent: 69, passed: false }],
  // 5 of 7 are 71.43 %: a mark of 71 is passed, one of 72 is not.
  [[5, 0], 7, 71, { points: 5, percent: 500 / 7, passed: true }],
  [[5, 0], 7, 72, { points: 5, percent: 500 / 7, passed: false }],
  [[], 10, 1, { points: 0, percent: 0, passed: false }],
] as const)('%j of %i at %i %%', (awarded, of, mark, score) => {
  expect(scoreOf(awarded, of, mark)).toEqual(score);
});

test('an exam that was not passed leaves another try, until there is none', () => {
  expect(outcomeAfter(true, { ...first, ended: 1 })).toBe('passed');
  expect(outcomeAfter(false, { ...first, ended: 1 })).toBe(null);
  expect(outcomeAfter(false, { ...first, ended: 3 })).toBe('failed');
});
