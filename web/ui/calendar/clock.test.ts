import { expect, test } from 'vitest';
import { clockText, parseClock } from './clock.ts';

test.each([
  ['9', 540],
  ['09', 540],
  ['930', 570],
  ['0930', 570],
  ['9:30', 570],
  [' 13：45 ', 825],
  ['0', 0],
  ['24:00', 1440],
])('%s is %d minutes from midnight', (text, minute) => expect(parseClock(text)).toBe(minute));

test.each(['', 'nine', '25', '24:01', '9:60', '9:3', '12:345'])('%s is no time of day', (text) =>
  expect(parseClock(text)).toBeNull(),
);

test.each([
  [0, '00:00'],
  [545, '09:05'],
  [1440, '24:00'],
])('%d reads %s', (minute, text) => expect(clockText(minute)).toBe(text));
