import { expect, test } from 'vitest';
import { nothing, type Sums } from '../survey/figures.ts';
import { compareWaves, holm, meanDifference, shareDifference } from './compare.ts';

test('Newcombe 1998, table II, method 10', () => {
  const { value, lower, upper } = shareDifference({ part: 48, whole: 80 }, { part: 56, whole: 70 });
  expect([value, lower, upper].map((one) => one?.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
  const none = shareDifference({ part: 0, whole: 20 }, { part: 0, whole: 10 });
  expect([none.lower, none.upper].map((one) => one?.toFixed(4))).toEqual(['-0.1611', '0.2775']);
  expect(none.pValue).toBe(1);
});

test('Welch on the sleep data of R: t.test(extra ~ group)', () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const moments = (values: readonly number[]) => ({
    answers: values.length,
    sum: values.reduce((sum, one) => sum + one, 0),
    squares: values.reduce((sum, one) => sum + one ** 2, 0),
  });
  const { lower, upper, pValue } = meanDifference(moments(first), moments(second));
  expect([lower, upper, pValue].map((one) => one?.toFixed(5))).toEqual(['-0.20548', '3.36548', '0.07939']);
});

test('Holm, as p.adjust of R', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([])).toEqual([]);
});

const wave = (more: Partial<Sums>): Sums => ({ ...nothing, ...more });
test.each<[string, Sums, Sums, boolean, object[]]>([
  ['nothing asked', wave({}), wave({}), true, []],
  [
    'nine answers',
    wave({ csat: 9 }),
    wave({ csat: 100 }),
    true,
    [{ scale: 'csat', verdict: 'too-few', difference: null }],
  ],
  [
    'worded otherwise',
    wave({ csat: 100 }),
    wave({ csat: 100, satisfied: 100 }),
    false,
    [{ scale: 'csat', verdict: 'asked-differently', difference: null }],
  ],
  ['the same', wave({ csat: 50, satisfied: 25 }), wave({ csat: 50, satisfied: 25 }), true, [{ verdict: 'not-shown' }]],
  ['better', wave({ csat: 100, satisfied: 50 }), wave({ csat: 100, satisfied: 80 }), true, [{ verdict: 'higher' }]],
  [
    'one of three, by little: p 0.03 alone, 0.09 among three',
    wave({ csat: 100, satisfied: 50, nps: 50, promoters: 20, detractors: 20, ces: 50, cesSum: 200, cesSquares: 900 }),
    wave({ csat: 100, satisfied: 65, nps: 50, promoters: 20, detractors: 20, ces: 50, cesSum: 200, cesSquares: 900 }),
    true,
    [
      { scale: 'csat', verdict: 'not-shown' },
      { scale: 'nps', verdict: 'not-shown' },
      { scale: 'ces', verdict: 'not-shown' },
    ],
  ],
])('%s', (_, before, after, alike, changes) => {
  expect(compareWaves(before, after, () => alike)).toMatchObject(changes);
});
