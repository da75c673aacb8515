import { expect, test } from 'vitest';
import { normaliseName, normalisePhone } from './identity.ts';

test.each([
  ['13812345678', '13812345678'],
  ['138 1234 5678', '13812345678'],
  ['138-1234-5678', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['+8613812345678', '13812345678'],
  ['008613812345678', '13812345678'],
  ['0086-138-1234-5678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['010-6552 9988', '01065529988'],
  ['+86 10 6552 9988', '01065529988'],
  ['+86 010 6552 9988', '01065529988'],
  ['400-810-0000', '4008100000'],
  ['+86 400 810 0000', '4008100000'],
  // Eight digits that begin with 86 are a local number, not a country code.
  ['86552998', '86552998'],
  ['+44 20 7946 0018', '+442079460018'],
  ['0044 20 7946 0018', '+442079460018'],
])('phone %s is %s', (written, one) => {
  expect(normalisePhone(written)).toBe(one);
  expect(normalisePhone(one)).toBe(one);
});

test.each([
  ['王小明', ' 王小明 ', true],
  ['王小明', '王 小明', true],
  ['Anna Smith', 'anna  smith', true],
  ['Anna Smith', 'Annasmith', false],
  ['王小明', '王小民', false],
  ['Ａｎｎａ', 'anna', true],
])('name %s against %s: same %s', (one, other, same) => {
  expect(normaliseName(one) === normaliseName(other)).toBe(same);
});
