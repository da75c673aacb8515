import { expect, test } from 'vitest';
import { changeOf, isMet, told } from './telling.ts';

test.each([
  ['share', 0.811_349, 81.13],
  ['share', 1 / 3, 33.33],
  ['share', 0.07, 7],
  ['seconds', 12.345_678, 12.35],
  ['complaints', 1.005, 1],
  ['complaints', -0.001, 0],
  ['complaints', 1_234_567, 1_234_567],
  ['share', null, null],
] as const)('%s %s is told as %s', (unit, value, wanted) => expect(told(unit, value)).toBe(wanted));

test('a change is that of the numbers as they are told', () => {
  expect(changeOf(81.13, 80.9)).toBe(0.23);
  expect(changeOf(null, 80.9)).toBeNull();
});

test.each([
  ['higher-is-better', 80, 80, true],
  ['higher-is-better', 79.99, 80, false],
  ['lower-is-better', 3, 2, false],
  ['lower-is-better', null, 2, null],
] as const)('%s: %s against %s', (direction, value, target, wanted) =>
  expect(isMet(direction, value, target)).toBe(wanted),
);
