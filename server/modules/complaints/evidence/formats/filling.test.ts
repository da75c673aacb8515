import { formatFault, type ReplyField } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { fillFields, fillReply, incomplete } from './filling.ts';
import { suppliedFormats } from './supplied.ts';

const field = (key: string, source: ReplyField['source'], more: Partial<ReplyField> = {}): ReplyField => ({
  ...{ key, source, label: { zh: key, en: key }, fixed: '', required: true, most: 10 },
  ...more,
});
const fields = [
  field('number', 'number'),
  field('company', 'fixed', { fixed: '和风电信' }),
  field('outside', 'asked'),
  field('paid', 'compensation', { required: false }),
  field('facts', 'facts', { most: 4 }),
];

test('what is missing or too long is named; what is written in goes before what the case holds', () => {
  const facts = { number: 'TS1', facts: '断网三天无人处理' };
  const filled = fillFields(fields, facts, {});
  expect(filled.map(({ value }) => value)).toEqual(['TS1', '和风电信', null, null, '断网三天无人处理']);
  expect(incomplete(filled).map(({ key, fault }) => [key, fault])).toEqual([
    ['outside', 'missing'],
    ['facts', 'too-long'],
  ]);
  expect(incomplete(fillFields(fields, facts, { outside: 'A-7', facts: '断网三天' }))).toEqual([]);
});

test('a letter is filled once; what may be left out says so, and braces of a customer stay words', () => {
  const filled = fillFields(fields, { number: 'TS1', facts: '{company}' }, {});
  expect(fillReply('{number} {outside} {paid} {facts} {other}', filled, 'zh')).toBe('TS1 ＿＿ 无 {company} {other}');
});

test('a format names each field once, and its letter names fields only', () => {
  expect(formatFault([field('a', 'asked'), field('a', 'asked')], '')).toMatchObject({ code: 'key-twice', place: 1 });
  expect(formatFault([field('a', 'asked')], '{b}')).toMatchObject({ code: 'letter-place-unknown', word: 'b' });
  for (const { fields: own, letter } of suppliedFormats) expect(formatFault(own, letter)).toBeNull();
});
