import { expect, test } from 'vitest';
import { answersOn, asBody, isAnswered, without } from './kept-answers.ts';

const item = (place: number, answer: string[]) => ({
  ...{ place, kind: 'single' as const, text: { zh: '', en: '' }, options: [], points: 1, answer, result: null },
});

test('what the server has not yet stands over what it has', () => {
  expect(answersOn([item(1, ['a']), item(2, ['b'])], { 2: ['c'] })).toEqual({ 1: ['a'], 2: ['c'] });
});

test('what was changed while it was being saved is still to be saved', () => {
  const first = ['a'];
  const saved = { 1: first, 2: ['b'] };
  expect(without({ 1: first, 2: ['c'] }, saved)).toEqual({ 2: ['c'] });
});

test('answers are sent by place; blanks are none', () => {
  expect(asBody({ 3: ['x'] })).toEqual({ answers: [{ place: 3, answer: ['x'] }] });
  expect([isAnswered(undefined), isAnswered([]), isAnswered([' ']), isAnswered(['a'])]).toEqual([
    ...[false, false, false, true],
  ]);
});
