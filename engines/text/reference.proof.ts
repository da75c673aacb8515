import { describe, expect, it } from 'vitest';
import { crossValidate } from './fixtures/cross-validation.ts';
import { chineseFolds, englishFolds, present } from './fixtures/reference.ts';

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
