import { expect, test } from 'vitest';
import { knownRun, type Run } from './runs.ts';

const run = (from: number, to: number, change: Partial<Run> = {}): Run => ({
  rule: 'eight-one-side',
  side: 'above',
  from: `2026-03-${String(from).padStart(2, '0')}`,
  to: `2026-03-${String(to).padStart(2, '0')}`,
  ...change,
});

test('a run that grew, or whose edge moved with the limits, is the run that was known', () => {
  const known = run(1, 8);
  expect(knownRun([known], run(1, 9))).toBe(known);
  expect(knownRun([known], run(2, 12))).toBe(known);
  expect(knownRun([known], run(8, 15))).toBe(known);
});

test('later, of another rule, or on the other side, it is another run', () => {
  expect(knownRun([run(1, 8)], run(9, 16))).toBeUndefined();
  expect(knownRun([run(1, 8)], run(1, 8, { side: 'below' }))).toBeUndefined();
  expect(knownRun([run(1, 8)], run(1, 8, { rule: 'six-trend' }))).toBeUndefined();
});

test('two runs that became one keep the identity of the one that starts alike, or else of the first', () => {
  const [first, second] = [run(1, 8), run(10, 17)];
  expect(knownRun([second, first], run(1, 18))).toBe(first);
  expect(knownRun([first, second], run(10, 20))).toBe(second);
  expect(knownRun([second, first], run(7, 20))).toBe(first);
});
