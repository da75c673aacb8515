import { describe, expect, it } from 'vitest';
import { complaintRows, present } from '../fixtures/reference.ts';
import { seededDraws } from '../fixtures/streams.ts';
import { searchTerms } from '../words/search-terms.ts';
import { aucOf } from './auc.ts';
import { createCaseIndex } from './case-index.ts';
import { comparator } from './compare.ts';
import { learnMeaning } from './meaning.ts';
import { jacobi, spectralRows, symmetric } from './spectrum.ts';

it('finds the eigenvalues of a known matrix', () => {
  // 2 − 2·cos(kπ/5) for k = 1 … 4: the second difference of four points.
  const rows = [
    [2, -1, 0, 0],
    [-1, 2, -1, 0],
    [0, -1, 2, -1],
    [0, 0, -1, 2],
  ];
  const { values } = jacobi(rows.map((row) => Float64Array.from(row)));
  for (const [at, value] of values.toSorted((a, b) => a - b).entries())
    expect(value).toBeCloseTo(2 - 2 * Math.cos(((at + 1) * Math.PI) / 5), 10);
  const sparse = symmetric(
    rows.map((row) => new Map(row.flatMap((value, at) => (value === 0 ? [] : [[at, value] as const])))),
  );
  // All eigenvalues are positive: the rows' inner products give the matrix back.
  const given = spectralRows(sparse, 4);
  const product = given.map((a) => given.map((b) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)));
  for (const [at, row] of rows.entries())
    for (const [other, value] of row.entries()) expect(product[at]?.[other]).toBeCloseTo(value, 8);
});

it('counts ties by half', () => {
  const scored = [0.1, 0.4, 0.4, 0.8].map((score, at) => ({ score, same: at % 2 === 1 }));
  expect(aucOf(scored)).toBe(0.875);
});

describe('a pair of texts', () => {
  const { comparable, compare } = comparator(
    learnMeaning(['退款还没到账', '怎么还没有退钱', 'when will I be refunded', '手机坏了']),
  );
  const score = (a: string, b: string): number => compare(comparable(a), comparable(b)).score;
  it.each([
    ['怎么更换银行卡', '如何换卡', '怎么提前还款'],
    ['How do I cancel my order?', 'How do I terminate the order', 'When will my order come?'],
    ['借款失败是什么原因', '为什么借不了款，原因是什么', '借款成功的条件'],
  ])('%s is like %s rather than %s', (text, like, unlike) => {
    expect(score(text, like)).toBeGreaterThan(score(text, unlike));
  });
  it('is like itself, in either order, and whatever the width', () => {
    expect(score('ＡＰＰ打不开', 'app打不开')).toBe(score('app打不开', 'APP打不开'));
    expect(score('什么时候到账', '怎么开通')).toBe(score('怎么开通', '什么时候到账'));
  });
});

describe('an index of cases', () => {
  const texts = ['退款三周还没到账', '包裹破损要求赔偿', 'Charged twice for one order', '退款一直不到账，客服推脱'];
  const index = createCaseIndex();
  for (const [at, text] of texts.entries()) index.add(`${at}`, text);

  it('finds the like ones first', () => {
    expect(index.search('退款不到账').map(({ id }) => id)).toEqual(['3', '0']);
    expect(index.search('I was charged twice')[0]?.id).toBe('2');
    expect(index.search('天气')).toEqual([]);
    expect(index.search(texts[1] ?? '')[0]?.score).toBeCloseTo(1, 12);
  });

  it('forgets what is removed and follows what is changed', () => {
    index.add('2', '账单重复扣费');
    index.remove('3');
    expect(index.search('charged twice')).toEqual([]);
    expect(index.search('重复扣费')[0]?.id).toBe('2');
    expect(index.search('退款不到账').map(({ id }) => id)).toEqual(['0']);
    expect(index.size()).toBe(3);
  });

  it('finds what comparing with every case finds', () => {
    const draw = seededDraws(7);
    const words = Array.from({ length: 300 }, (_, at) => `w${at}x`);
    const pick = (): string => words[Math.floor(draw() ** 2 * words.length)] ?? '';
    const many = Array.from({ length: 500 }, () => Array.from({ length: 12 }, pick).join(' '));
    const built = createCaseIndex();
    for (const [at, text] of many.entries()) built.add(`${at}`, text);
    const sets = many.map((text) => new Set(searchTerms(text)));
    const counts = Map.groupBy(
      sets.flatMap((set) => [...set]),
      (term) => term,
    );
    const rarity = (term: string): number => Math.log(501 / (1 + (counts.get(term)?.length ?? 0))) + 1;
    const squares = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + rarity(term) ** 2, 0);
    const query = many[42]?.split(' ').slice(0, 8).join(' ') ?? '';
    const asked = new Set(searchTerms(query));
    const scores = sets.map(
      (set) => squares([...asked].filter((term) => set.has(term))) / Math.sqrt(squares(asked) * squares(set)),
    );
    const best = scores.toSorted((a, b) => b - a).slice(0, 5);
    for (const [at, found] of built.search(query, 5).entries()) expect(found.score).toBeCloseTo(best[at] ?? 0, 10);
  });
});

describe.skipIf(!present)('questions of bank customers', () => {
  it('of the same meaning score higher, more often than by characters', () => {
    const pairs = complaintRows('zh_bq_bank_question_pairs_dev').slice(0, 600);
    const { comparable, compare } = comparator(
      learnMeaning(pairs.flatMap((row) => [row.sentence1 ?? '', row.sentence2 ?? ''])),
    );
    const scored = pairs.map(({ sentence1 = '', sentence2 = '', label }) => ({
      score: compare(comparable(sentence1), comparable(sentence2)).score,
      same: label === '1',
    }));
    expect(aucOf(scored)).toBeGreaterThan(0.77);
  });
});
