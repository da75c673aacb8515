import { expect, test } from 'vitest';
import { difference } from './difference.ts';

const signs = { same: ' ', gone: '-', new: '+' } as const;
const told = (before: string, after: string) => difference(before, after).map(({ what, text }) => signs[what] + text);

test.each([
  ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
  ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a\nb\nc', 'c', ['-a', '-b', ' c']],
  ['', '七天内退款', ['-', '+七天内退款']],
])('%j → %j', (before, after, lines) => {
  expect(told(before, after)).toEqual(lines);
});

test('texts too long to compare are told as a whole', () => {
  const long = Array.from({ length: 900 }, (_, at) => `line ${at}`).join('\n');
  expect(difference(long, 'short')).toHaveLength(901);
});
