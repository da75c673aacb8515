import { expect, test } from 'vitest';
import { addAmount, addValue, noAmount, textOf } from './amount.ts';

const sumOf = (...values: readonly number[]): string => {
  const amount = noAmount();
  for (const value of values) addValue(amount, value);
  return textOf(amount);
};

test.each([
  [[], '0'],
  [[1, 1, 1], '3'],
  [[5, -7], '-2'],
  [[0.1, 0.2], '0.3'],
  [[0.1, 0.2, -0.3], '0'],
  [[31.337, 0.001, 2], '33.338'],
  [[1 / 3, 0.5], '0.8333333333333333'],
  [[2 ** 43 + 0.625, 0.1], '8796093022208.725'],
  [[12.345, 1], '13.345'],
  [[-0.05], '-0.05'],
  [[1e-7, 1], '1.0000001'],
  [[1e21, 1], '1000000000000000000001'],
  [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], '18014398509481982'],
  [[-Number.MAX_SAFE_INTEGER, -2.5], '-9007199254740993.5'],
] as const)('%j is %s', (values, text) => expect(sumOf(...values)).toBe(text));

test('what is added up in parts is what is added up at once', () => {
  const values = Array.from({ length: 300 }, (_, place) => ((place * 7_919) % 1_000) / [1, 3, 10, 3.6e6][place % 4]!);
  const whole = noAmount();
  for (const from of [0, 100, 200]) {
    const part = noAmount();
    for (const value of values.slice(from, from + 100)) addValue(part, value);
    addAmount(whole, part);
  }
  expect(textOf(whole)).toBe(sumOf(...values));
});
