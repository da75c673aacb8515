import { expect, test } from 'vitest';
import { addressOf, blankIn, blankMark, fillPhrase } from './filling.ts';
import { faultOf } from './placeholders.ts';

const known = { customer: '王女士', number: 'CT-2026-0007', agent: '王芳', queue: '宽带报障' };

test.each([
  ['{customer}，您好，您的工单 {number} 已受理。', known, '王女士，您好，您的工单 CT-2026-0007 已受理。'],
  ['{customer}，您好。', {}, '您好。'],
  ['您好，{customer}！', {}, '您好！'],
  ['{customer}, thank you for waiting.', {}, 'Thank you for waiting.'],
  ['Hello {customer}, my name is {agent}.', { agent: 'Ann' }, 'Hello, my name is Ann.'],
  ['Your number is {number}.', { number: '' }, 'Your number is.'],
  ['我会在{blank}前回复您。', known, `我会在${blankMark}前回复您。`],
])('%s', (phrase, values, said) => {
  expect(fillPhrase(phrase, values)).toBe(said);
});

test.each([
  ['a value that looks like a placeholder is no placeholder', '{number}{agent}', '{number}{agent}，您好'],
  ['signs of replacing stay signs', '$& $1 $$', '$& $1 $$，您好'],
  ['a line end does not begin a line', '王\n\r\u2028女士', '王 女士，您好'],
  ['nothing turns the direction of writing', '王\u202e女士\u200b', '王 女士，您好'],
  ['a long value is cut', 'x'.repeat(500), `${'x'.repeat(60)}，您好`],
])('%s', (_, customer, said) => {
  expect(fillPhrase('{customer}，您好', { ...known, customer })).toBe(said);
});

test.each([
  ['{customer}，您好', null],
  ['没有占位符', null],
  ['{surname}，您好', 'unknown-placeholder'],
  ['{constructor}', 'unknown-placeholder'],
  ['{__proto__}', 'unknown-placeholder'],
  ['{ customer }', 'unknown-placeholder'],
  ['{}', 'unknown-placeholder'],
  ['{{customer}}', 'stray-brace'],
  ['您好}', 'stray-brace'],
  ['{customer', 'stray-brace'],
  ['{'.repeat(40), 'stray-brace'],
])('%s can be filled: %s', (phrase, code) => {
  expect(faultOf(phrase)?.code ?? null).toBe(code);
});

test.each([
  ['王**', 'zh', `王${blankMark}`],
  ['王**', 'en', null],
  ['A***', 'en', null],
  ['A***', 'zh', null],
  ['Ann Smith', 'en', 'Ann Smith'],
  [null, 'zh', null],
] as const)('%s is addressed in %s as %s', (name, language, address) => {
  expect(addressOf(name, language)).toBe(address);
});

test('blanks are found one after the other', () => {
  const text = `在${blankMark}前，由${blankMark}回复`;
  expect(blankIn(text)).toEqual([1, 3]);
  expect(blankIn(text, 3)).toEqual([6, 8]);
  expect(blankIn(text, 8)).toBeNull();
});
