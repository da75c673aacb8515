import { expect, test } from 'vitest';
import { minutesOf } from './wait.ts';

test.each([
  [0, 0, [0, 0]],
  [4, 55, [0, 1]],
  [4, 130, [0, 3]],
  [185, 290, [3, 5]],
  [1_500, 2_900, [25, 50]],
])('%i to %i seconds are told as %j minutes', (fromSeconds, toSeconds, told) => {
  expect(minutesOf({ fromSeconds, toSeconds })).toEqual(told);
});
