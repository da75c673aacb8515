import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, readFormula, type Vocabulary } from './index.ts';

const vocabulary: Vocabulary = {
  measures: [{ code: 'lodged', name: { zh: '受理件数', en: 'complaints lodged' }, unit: 'number' }],
  dimensions: [{ code: 'product', name: { zh: '产品', en: 'product' } }],
};
const noNumbers = { valueOf: () => null, daysOf: () => 1 };

/** A sum in our words and the same in those of the language that this is written in. */
const sums: fc.Arbitrary<string> = fc.letrec<{ sum: string }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 99 }).map(String),
    fc
      .tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum'))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    tie('sum').map((inner) => `(-${inner})`),
    fc
      .tuple(tie('sum'), tie('sum'))
      .map(([left, right]) => `${left} - ${right}`)
      .map((text) => `(${text})`),
  ),
})).sum;

test('reckons as JavaScript does, save that nothing is endless', () => {
  fc.assert(
    fc.property(sums, (text) => {
      const reading = readFormula(text, vocabulary);
      fc.pre('formula' in reading);
      if (!('formula' in reading)) return;
      const wanted: number = new Function(`return ${text}`)();
      const value = evaluate(reading.formula.expression, noNumbers);
      // Division by zero is unknown even where a later division would make a nought of it.
      if (value === null) expect(text).toContain('/');
      else expect(value).toBeCloseTo(wanted, 6);
    }),
    { numRuns: 400 },
  );
});

test('whatever is written, it is read or refused with a place inside the text', () => {
  const parts = [
    'lodged',
    '(',
    ')',
    '[',
    ']',
    '+',
    '-',
    '/',
    ',',
    '"',
    '=',
    'if',
    'min',
    '3',
    '％',
    '受理件数',
    'and',
    ' ',
    'product',
    '😀',
  ];
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const reading = readFormula(written, vocabulary);
      if ('formula' in reading) return;
      const { from, to } = reading.problem.place;
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(Math.max(written.length, 1));
    }),
    { numRuns: 1_000 },
  );
});
