import type { PaperPart } from '@tongli/contracts/people';
import { expect, test } from 'vitest';
import { type Drawable, drawPaper, shortPart, totalsOf } from './drawing.ts';

const words = { zh: 'x', en: '' };
const bank: Drawable[] = Array.from({ length: 30 }, (_, index) => ({
  id: `question-${index}`,
  kind: index < 20 ? 'single' : 'true-false',
  topic: index % 2 === 0 ? 'billing' : 'manner',
  text: words,
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: words, right: id === 'a' })),
  accepted: [],
  explanation: words,
}));
const part = (more: Partial<PaperPart>): PaperPart => ({
  ...{ kind: null, topic: '', questionIds: [], count: 5, points: 2 },
  ...more,
});
const parts = [part({ kind: 'single', topic: 'billing' }), part({ kind: 'true-false', points: 4 })];
const idsOf = (seed: string) => drawPaper(parts, bank, seed)?.map(({ questionId }) => questionId);

test('a paper has the questions of its parts, each once, with their points', () => {
  const drawn = drawPaper(parts, bank, 'one') ?? [];
  expect(drawn.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(drawn.map(({ questionId }) => questionId)).size).toBe(10);
  expect(drawn.slice(0, 5).every(({ asked, points }) => asked.kind === 'single' && points === 2)).toBe(true);
  expect(totalsOf(parts)).toEqual({ questions: 10, points: 30 });
});

test('the same seed draws the same, another seed others', () => {
  expect(idsOf('one')).toEqual(idsOf('one'));
  expect(idsOf('one')).not.toEqual(idsOf('two'));
});

test('every question is drawn about as often as any other', () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 400; seed++)
    for (const id of drawPaper([part({ kind: 'true-false' })], bank, `${seed}`) ?? [])
      times.set(id.questionId, (times.get(id.questionId) ?? 0) + 1);
  // 400 draws of 5 of 10: 200 each, variance 100; chi-square with 9 degrees of freedom, 0.1 % above 27.9.
  const chiSquare = [...times.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
  expect(times.size).toBe(10);
  expect(chiSquare).toBeLessThan(27.9);
});

test('options of a choice are mixed, true and false are not', () => {
  const orders = new Set(
    Array.from({ length: 20 }, (_, seed) =>
      drawPaper([part({ questionIds: ['question-0'], count: 1 })], bank, `${seed}`)?.[0]
        ?.asked.options.map(({ id }) => id)
        .join(''),
    ),
  );
  expect(orders.size).toBeGreaterThan(5);
  const fixed = drawPaper([part({ kind: 'true-false' })], bank, 'x') ?? [];
  expect(fixed.every(({ asked }) => asked.options.map(({ id }) => id).join('') === 'abcd')).toBe(true);
});

test('a part that asks for more than there is left is named', () => {
  const again = [...parts, part({ kind: 'true-false', count: 6 })];
  expect(drawPaper(again, bank, 'x')).toBe(null);
  expect(shortPart(again, bank)).toEqual({ part: 2, available: 10 });
  expect(shortPart(parts, bank)).toBe(null);
});
