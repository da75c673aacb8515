import { describe, expect, it } from 'vitest';
import { crossValidate } from './fixtures/cross-validation.ts';
import { chineseFolds, complaintRows, englishFolds, present } from './fixtures/reference.ts';
import { seededDraws } from './fixtures/streams.ts';
import { aucOf, comparator, learnMeaning } from './index.ts';

describe.skipIf(!present)('classes of the reference folds', () => {
  it.each([
    ['Chinese, title and text', () => chineseFolds((row) => `${row.留言主题} ${row.留言详情}`), 0.82, 0.8],
    ['CFPB', englishFolds, 0.82, 0.7],
  ] as const)('%s', (name, examples, leastAccuracy, leastF1) => {
    const found = crossValidate(examples());
    console.info(name, found);
    expect(found.accuracy).toBeGreaterThanOrEqual(leastAccuracy);
    expect(found.macroF1).toBeGreaterThanOrEqual(leastF1);
    expect(found.calibrationError).toBeLessThan(0.1);
  });
});

describe.skipIf(!present)('same-meaning pairs of the reference', () => {
  it('are told apart without a label', () => {
    const pairs = complaintRows('zh_bq_bank_question_pairs_dev');
    const meaning = learnMeaning(pairs.flatMap((row) => [row.sentence1 ?? '', row.sentence2 ?? '']));
    const { comparable, compare } = comparator(meaning);
    const scored = pairs.map(({ sentence1 = '', sentence2 = '', label }) => ({
      score: compare(comparable(sentence1), comparable(sentence2)).score,
      same: label === '1',
    }));
    console.info('pairs', aucOf(scored));
    expect(aucOf(scored)).toBeGreaterThanOrEqual(0.8);
  });
});

describe.skipIf(!present)('repeats of a customer who has two other matters', () => {
  it('nine of ten are found, one in five found is wrong', () => {
    const pairs = complaintRows('zh_bq_bank_question_pairs_dev');
    const meaning = learnMeaning(pairs.flatMap((row) => [row.sentence1 ?? '', row.sentence2 ?? '']));
    const { comparable, compare } = comparator(meaning);
    const draw = seededDraws(7);
    const others = pairs.map((row) => comparable(row.sentence1 ?? ''));
    const anyOther = () => others[Math.floor(draw() * others.length)] ?? comparable('');
    const labelled = pairs
      .filter(({ label }) => label === '1')
      .flatMap(({ sentence1 = '', sentence2 = '' }) => {
        const again = comparable(sentence2);
        const repeat = { score: compare(comparable(sentence1), again).score, same: true };
        const different = [anyOther(), anyOther()].map((one) => ({ score: compare(one, again).score, same: false }));
        return [repeat, ...different];
      });
    const found = labelled.filter(({ score }) => score >= 0.19);
    const right = found.filter(({ same }) => same).length;
    const recall = right / labelled.filter(({ same }) => same).length;
    console.info('repeats', { recall, precision: right / found.length });
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(right / found.length).toBeGreaterThanOrEqual(0.8);
  });
});
