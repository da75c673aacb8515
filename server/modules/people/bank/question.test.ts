import type { QuestionContent } from '@tongli/contracts/people';
import { expect, test } from 'vitest';
import { decideQuestion, isRight, rightAnswer } from './question.ts';

const option = (id: string, right = false) => ({ id, text: { zh: id, en: '' }, right });
const question = (kind: QuestionContent['kind'], more: Partial<QuestionContent> = {}): QuestionContent => ({
  ...{ kind, topic: '', text: { zh: '问', en: '' }, options: [], accepted: [], explanation: { zh: '', en: '' } },
  ...more,
});
const single = question('single', { options: [option('a', true), option('b')] });
const multiple = question('multiple', { options: [option('a', true), option('b'), option('c', true)] });
const trueFalse = question('true-false', { options: [option('true', true), option('false')] });
const fillIn = question('fill-in', { accepted: ['15 天', '十五天'] });

test.each<[string, QuestionContent, string | null]>([
  ['one right of two', single, null],
  ['two right of three', multiple, null],
  ['true', trueFalse, null],
  ['a blank', fillIn, null],
  ['a blank without an answer', question('fill-in'), 'no-accepted'],
  ['a choice of one', question('single', { options: [option('a', true)] }), 'too-few-options'],
  ['a choice without a right one', question('single', { options: [option('a'), option('b')] }), 'no-right-option'],
  ['a single choice with two right ones', { ...multiple, kind: 'single' }, 'one-right-option'],
  ['an option twice', question('multiple', { options: [option('a', true), option('a')] }), 'option-twice'],
  ['neither true nor false', question('true-false', { options: [option('true'), option('false')] }), 'no-right-option'],
  [
    'an option without words',
    question('single', { options: [option('a', true), { ...option('b'), text: { zh: '', en: '' } }] }),
    'option-empty',
  ],
])('%s: %s', (_, content, code) => {
  expect(decideQuestion(content)?.refusal ?? null).toBe(code);
});

test.each<[string, QuestionContent, string[], boolean]>([
  ['the right one', single, ['a'], true],
  ['the other one', single, ['b'], false],
  ['none', single, [], false],
  ['exactly the right ones, in any order', multiple, ['c', 'a'], true],
  ['some of the right ones', multiple, ['a'], false],
  ['the right ones and one more', multiple, ['a', 'b', 'c'], false],
  ['the same one twice', multiple, ['a', 'a'], false],
  ['a blank as it is written', fillIn, ['15 天'], true],
  ['a blank in full width and without spaces', fillIn, ['１５天'], true],
  ['another accepted wording', fillIn, ['十五天'], true],
  ['an empty blank', fillIn, [' '], false],
])('%s', (_, content, answer, right) => {
  expect(isRight(content, answer)).toBe(right);
});

test('what would have been right can be given as an answer', () => {
  for (const content of [single, multiple, trueFalse, fillIn])
    expect(isRight(content, rightAnswer(content))).toBe(true);
});
