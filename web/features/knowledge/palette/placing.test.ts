import { blankMark } from '@tongli/contracts/knowledge';
import { expect, test } from 'vitest';
import { askedAt, nextBlank, place } from './placing.ts';

const at = (text: string, from = text.length, to = from) => ({ text, from, to });

test.each([
  ['a slash in an empty message', at('/'), 0],
  ['as a method of writing Chinese makes it', at('、'), 0],
  ['at the beginning of a line', at('您好\n/'), 3],
  ['within a text it is one of its signs', at('24/'), null],
  ['after a space too', at('1 /'), null],
  ['behind the place where one writes it is not asked for', at('/abc'), null],
])('%s', (_, written, from) => {
  expect(askedAt(written)).toBe(from);
});

test('a phrase stands where the slash stood, and one writes on behind it', () => {
  expect(place(at('您好\n/', 3, 4), '请稍候。')).toEqual(at('您好\n请稍候。'));
});

test('it replaces what is selected and leaves the rest', () => {
  expect(place(at('甲乙丙', 1, 2), '请稍候')).toEqual(at('甲请稍候丙', 4));
});

test('its first blank is selected, and the others one after the other', () => {
  const placed = place(at('甲'), `在${blankMark}前由${blankMark}回复`);
  expect(placed).toEqual(at(`甲在${blankMark}前由${blankMark}回复`, 2, 4));
  expect(nextBlank(placed)).toEqual([6, 8]);
  expect(nextBlank({ ...placed, to: 8 })).toEqual([2, 4]);
  expect(nextBlank(at('没有空白'))).toBeNull();
});
