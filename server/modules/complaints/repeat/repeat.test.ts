import { comparator, learnMeaning } from '@tongli/text';
import { describe, expect, it, test } from 'vitest';
import { askedTerms, keptTerms, noRarity, readRarity } from './rarity.ts';
import { firstThresholds, judgeLikeness } from './score.ts';
import { chooseThresholds } from './thresholds.ts';

const { comparable, compare } = comparator(learnMeaning([]));
const between = (one: string, other: string) => compare(comparable(one), comparable(other));
const words = '约了三次都没有人来装宽带，也没有人打电话';

describe('a likeness is judged', () => {
  const judge = (text: string, more: Partial<Parameters<typeof judgeLikeness>[0]> = {}) =>
    judgeLikeness(
      { comparison: between(words, text), kinship: 'phone', sameProduct: null, sameArea: null, ...more },
      firstThresholds,
    );

  test.each([
    ['the same words of the same number are the same matter', words, {}, 'same'],
    ['another matter of the same number is none', '上个月的账单多扣了二十元', {}, null],
    [
      'who is not surely the same person is never linked unasked',
      words,
      { kinship: 'name-and-tail' as const },
      'likely',
    ],
    ['another customer with the same words is like it', words, { kinship: null }, 'like'],
    ['another customer with another matter is nothing', '上个月的账单多扣了二十元', { kinship: null }, null],
  ])('%s', (_name, text, more, level) => {
    expect(judge(text, more).level).toBe(level);
  });

  it('says why', () => {
    expect(judge(words, { sameProduct: true }).reasons).toEqual(['phone', 'words', 'product']);
    expect(judge('有人来装宽带 3 次', {}).reasons).toContain('other-numbers');
    expect(judge(words, { sameProduct: true }).score).toBeGreaterThan(judge(words, { sameProduct: false }).score);
  });
});

describe('thresholds', () => {
  it('stay as they came where people have said little', () => {
    expect(chooseThresholds([{ score: 0.9, same: true }])).toMatchObject({
      ...firstThresholds,
      labels: 1,
      recall: null,
    });
  });

  it('are the lowest at which four of five are right, and at which nine of ten are found', () => {
    const labels = Array.from({ length: 100 }, (_, at) => ({
      score: at / 100,
      // All from .50 on, and one of two from .30 to .49.
      same: at >= 50 || (at >= 30 && at % 2 === 0),
    }));
    const chosen = chooseThresholds(labels);
    // From .34 on: 50 + 8 of 66, .88; from .30 on 60 of 70, .86: below that it falls to .8 at 60 of 75.
    expect(chosen.sameFrom).toBe(0.25);
    expect(chosen.precision).toBe(0.8);
    expect(chosen.recall).toBe(1);
    expect(chosen.suggestFrom).toBe(0.25);
  });
});

describe('rare terms', () => {
  const texts = Array.from(
    { length: 300 },
    (_, at) => `宽带没有人来安装 小区${at % 3 === 0 ? '翠湖' : '东苑'} 编号A${at}`,
  );
  const rarity = readRarity(texts, 300_000);

  it('are what a case is found by', () => {
    const kept = keptTerms(texts[3] ?? '', rarity);
    expect(kept.length).toBeLessThanOrEqual(24);
    const asked = askedTerms('翠湖 A3', rarity);
    expect(asked.some(({ term }) => kept.includes(term))).toBe(true);
  });

  it('end the search before it looks at too much', () => {
    // Each common term stands in all 300,000 cases and tells nothing of any; a rare one is asked for alone.
    expect(askedTerms('宽带没有人来安装', rarity)).toEqual([]);
    expect(askedTerms('宽带没有人来安装 A3', rarity)).toHaveLength(1);
    expect(askedTerms('宽带没有人来安装', noRarity).length).toBeGreaterThan(3);
  });
});
