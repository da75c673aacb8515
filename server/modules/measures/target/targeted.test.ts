import { readFormula } from '@tongli/formula';
import { expect, test } from 'vitest';
import { isSum } from '../own/formula.ts';
import { vocabulary } from '../own/vocabulary.ts';

test.each([
  ['lodged', true],
  ['lodged + reopened - repeats', true],
  ['-lodged', true],
  ['lodged / 2', true],
  ['lodged / closed', false],
  ['lodged * closed', false],
  ['if(lodged > 1, lodged, 0)', false],
])('the targets of parts of %s add up: %s', (text, expected) => {
  const reading = readFormula(text, vocabulary);
  if (!('formula' in reading)) throw new Error(JSON.stringify(reading));
  expect(isSum(reading.formula.expression)).toBe(expected);
});
