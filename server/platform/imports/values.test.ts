import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field } from './importable.ts';
import { fold, likeness, suggestMapping } from './matching.ts';
import { plainText, readValue } from './values.ts';

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  code: 'x',
  label: { zh: '工号', en: 'Staff number' },
  meaning: { zh: '', en: '' },
  example: { zh: '', en: '' },
  kind,
  required: false,
  synonyms: [],
  ...more,
});

const readAs = (kind: Field['kind'], cell: string, more?: Partial<Field>) => {
  const read = readValue(field(kind, more), cell, null);
  return 'error' in read ? read.error.code : read.value;
};

test.each([
  ['2026/3/5', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['２０２６－０３－０５', '2026-03-05'],
  ['46086', '2026-03-05'],
  ['2026-02-30', 'unreadable-date'],
  ['03/04/2026', 'ambiguous-date'],
  ['#REF!', 'formula-error'],
  [' ', null],
])('the date %s is %s', (cell, day) => expect(readAs('date', cell)).toBe(day));

test.each([
  ['+86 138 0013 8000', '13800138000'],
  ['0086-13800138000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['(010) 1234-5678', '01012345678'],
  ['+86 10 12345678', '01012345678'],
  ['+44 20 7946 0958', '+442079460958'],
  ['12345', 'unreadable-phone'],
])('the number %s is %s', (cell, number) => expect(readAs('phone', cell)).toBe(number));

test('choices go by code, either label or another word for it', () => {
  const choices = [{ code: 'front', label: { zh: '前台', en: 'Front desk' }, synonyms: ['一线'] }];
  for (const cell of ['front', '前台', 'FRONT-DESK', '一线']) expect(readAs('choice', cell, { choices })).toBe('front');
  expect(readAs('choice', '后台', { choices })).toBe('unknown-choice');
});

test('a plain text is plain already, and names are folded once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
      fc.pre(!plainText(cell).startsWith("'"));
      expect(plainText(plainText(cell))).toBe(plainText(cell));
      expect(likeness(fold(cell), fold(cell))).toBe(1);
    }),
  );
});

test.each([
  ['2026/3/5', '2026-03-05'],
  ['2026-03-05 9:20', '2026-03-05T09:20:00'],
  ['2026年3月5日 下午 3:00', '2026-03-05T15:00:00'],
  ['2026-03-05T09:20:00+08:00', '2026-03-05T01:20:00.000Z'],
  ['2026-03-05 09:20Z', '2026-03-05T09:20:00.000Z'],
  ['46086', '2026-03-05'],
  ['2026-03-05 25:00', 'unreadable-date'],
])('the instant %s is %s', (cell, instant) => expect(readAs('instant', cell)).toBe(instant));

test('prose keeps its lines, and any other text has one', () => {
  expect(readAs('prose', ' 第一行\n第二行 ')).toBe('第一行\n第二行');
  expect(readAs('text', ' 第一行\n第二行 ')).toBe('第一行 第二行');
});

test('columns are guessed by name, by likeness and by memory; each field once', () => {
  const fields = [
    field('text', { code: 'number' }),
    field('text', { code: 'name', label: { zh: '姓名', en: 'Name' } }),
  ];
  const guess = (columns: string[], known: [string, string][] = []) =>
    suggestMapping(columns, { fields }, new Map(known));
  expect(guess(['工 号', 'NAME', '备注'])).toEqual({ '工 号': 'number', NAME: 'name' });
  expect(guess(['员工姓名', '工号'])).toEqual({ 员工姓名: 'name', 工号: 'number' });
  expect(guess(['代号', '姓名'], [['代号', 'number']])).toEqual({ 代号: 'number', 姓名: 'name' });
  expect(guess(['工号'], [['工号', '']])).toEqual({});
});
