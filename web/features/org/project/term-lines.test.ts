import { expect, test } from 'vitest';
import { linesOf, termsFrom } from './term-lines.ts';

const broadband = { code: 'fibre', name: { zh: '光纤宽带', en: 'Fibre' } };
const plain = { code: 'tv', name: { zh: '电视', en: '电视' } };

test.each([
  ['fibre, 光纤宽带, Fibre', [broadband]],
  ['fibre，光纤宽带，Fibre\n\ntv\t电视\t\n', [broadband, plain]],
  ['tv', [{ code: 'tv', name: { zh: 'tv', en: 'tv' } }]],
  ['a, 甲, Bread, butter', [{ code: 'a', name: { zh: '甲', en: 'Bread, butter' } }]],
  ['  \n', []],
])('%j', (text, terms) => expect(termsFrom(text)).toEqual(terms));

test('what is read is written the same again', () => {
  expect(termsFrom(linesOf([broadband, plain]))).toEqual([broadband, plain]);
});
