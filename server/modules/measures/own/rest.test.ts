import { readFormula } from '@tongli/formula';
import { expect, test } from 'vitest';
import { chartNature } from './formula.ts';
import { addingOf, restOf } from './rest.ts';
import { vocabulary } from './vocabulary.ts';

test.each([
  ['lodged', 'values'],
  ['lodged + reopened', 'values'],
  ['repeats / lodged', 'halves'],
  ['(repeats / lodged) / (reopened / closed)', null],
  ['if(lodged > 1, lodged, 0)', null],
])('parts of %s add up as %s', (text, expected) => {
  const reading = readFormula(text, vocabulary);
  if (!('formula' in reading)) throw new Error(JSON.stringify(reading));
  const { expression } = reading.formula;
  expect(addingOf({ expression, nature: chartNature(expression) })).toBe(expected);
});

test('the rest is what the shown parts leave of the whole, above and below the line', () => {
  const whole = { value: 0.25, count: 25, size: 100 };
  const parts = [{ value: 0.5, count: 20, size: 40 }, null, { value: 0.1, count: 3, size: 30 }];
  expect(restOf('halves', 'share', whole, parts)).toEqual({ value: 2 / 30, count: 2, size: 30 });
  const hours = { value: 2, count: 72_000, size: 10 };
  expect(restOf('halves', 'hours', hours, [])).toEqual({ value: 2, count: 72_000, size: 10 });
  const sum = { value: 10.3, count: 10.3, size: 7 };
  expect(restOf('values', 'number', sum, [{ value: 10.2, count: 10.2, size: 7 }])).toEqual({
    ...{ value: 0.1, count: 0.1, size: 7 },
  });
  // Nothing is left: no share of nothing.
  expect(restOf('halves', 'share', whole, [whole]).value).toBeNull();
});
