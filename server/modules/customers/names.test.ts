import { expect, test } from 'vitest';
import { similarNames, tailOf } from './names.ts';

test.each([
  ['王小明', '王晓明', true],
  ['王小明', '王小明先生', true],
  ['王小明', '王建国', false],
  ['王明', '王敏', false],
  ['王先生', '王小明', false],
  ['Jon Smith', 'John Smith', true],
  ['Anna Smith', 'Mr Anna Smith', true],
  ['Anna Smith', 'Alan Smythe', false],
])('%s and %s may be one: %s', (one, other, same) => {
  expect(similarNames(one, other)).toBe(same);
  expect(similarNames(other, one)).toBe(same);
});

test('the end of a number and the beginning of a name are looked up together', () => {
  expect(tailOf({ name: '王 小明', phone: '+86 138 1234 5678' })).toBe('5678 王');
  expect(tailOf({ name: 'Ms. Anna', phone: '021-65435678' })).toBe('5678 a');
  expect(tailOf({ name: '先生', phone: '13812345678' })).toBeNull();
  expect(tailOf({ name: '王', phone: '110' })).toBeNull();
});
