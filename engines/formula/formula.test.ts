import { describe, expect, it, test } from 'vitest';
import { evaluate, type Numbers, readFormula, type Vocabulary } from './index.ts';
import { keyOf } from './references.ts';

const vocabulary: Vocabulary = {
  measures: [
    { code: 'lodged', name: { zh: '受理件数', en: 'complaints lodged' }, unit: 'number' },
    { code: 'closed-on-time', name: { zh: '按期办结', en: 'closed on time' }, unit: 'number' },
    { code: 'customers', name: { zh: '客户数', en: 'customers' }, unit: 'number' },
    { code: 'answers', name: { zh: '答复件数', en: 'answers' }, unit: 'number' },
    { code: 'answer-hours', name: { zh: '答复用时', en: 'answer hours' }, unit: 'hours', hasPercentiles: true },
    { code: 'talk', name: { zh: '通话时长', en: 'talk time' }, unit: 'seconds' },
    { code: 'cost', name: { zh: '运营成本', en: 'operating cost' }, unit: 'money' },
  ],
  dimensions: [
    { code: 'product', name: { zh: '产品', en: 'product' } },
    { code: 'channel', name: { zh: '渠道', en: 'channel' } },
  ],
};

const numbersOf = (values: Readonly<Record<string, number>>): Numbers => ({
  valueOf: (reference, back) => values[`${reference.measure}@${back}`] ?? values[reference.measure] ?? null,
  daysOf: (back) => 30 - back,
});

const read = (text: string) => {
  const reading = readFormula(text, vocabulary);
  if ('problem' in reading) throw new Error(`${reading.problem.code} at ${reading.problem.place.from}`);
  return reading.formula;
};
const worth = (text: string, values: Readonly<Record<string, number>> = {}) =>
  evaluate(read(text).expression, numbersOf(values));
const problemOf = (text: string) => {
  const reading = readFormula(text, vocabulary);
  return 'problem' in reading ? reading.problem : null;
};

describe('what a formula comes to', () => {
  const day = { lodged: 40, 'closed-on-time': 30, customers: 20_000, answers: 8, 'answer-hours': 24, cost: 500_00 };
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 - 3 - 4', -5],
    ['24 / 4 / 2', 3],
    ['-2 * -(3 - 5)', -4],
    ['1,234.5 + 0.5', 1_235],
    ['80% * 50', 40],
    ['closed-on-time / lodged', 0.75],
    ['lodged / customers * 10000', 20],
    ['受理件数 ÷ 客户数 × 10，000', 20],
    ['"complaints lodged" − 10', 30],
    ['lodged / days()', 40 / 30],
    ['受理件数 ÷ 天数（）', 40 / 30],
    ['min(lodged, answers, 9)', 8],
    ['max(lodged, 41)', 41],
    ['abs(answers - lodged)', 32],
    ['if(lodged > 10 and answers < 10, 1, 2)', 1],
    ['if(not lodged > 10 or answers >= 8, 3, 4)', 3],
    ['if(lodged = 40, lodged / 2, 0)', 20],
  ])('%s = %s', (text, value) => expect(worth(text, day)).toBeCloseTo(value, 12));

  it('reckons times in seconds, whatever they were counted in', () => {
    const values = { 'answer-hours': 24, answers: 8, talk: 600 };
    expect(read('answer-hours / answers').unit).toBe('seconds');
    expect(worth('answer-hours / answers', values)).toBe(3 * 3_600);
    expect(worth('answer-hours + talk', values)).toBe(24 * 3_600 + 600);
    expect(worth('talk + 2 minutes', values)).toBe(720);
    expect(worth('if(answer-hours / answers > 2 小时, 1, 0)', values)).toBe(1);
    expect(read('count(answer-hours)').unit).toBe('number');
    expect(read('cost / answers').unit).toBe('money');
    expect(read('coalesce(answer-hours / answers, 0)').unit).toBe('seconds');
  });

  it('looks at periods before', () => {
    const values = { 'lodged@0': 60, 'lodged@1': 40, 'lodged@2': 20 };
    expect(worth('(lodged - previous(lodged)) / previous(lodged)', values)).toBe(0.5);
    expect(worth('上期(lodged - 上期(lodged))', values)).toBe(20);
    expect(worth('previous(days())', values)).toBe(29);
    expect(read('lodged - previous(previous(lodged))').back).toBe(2);
  });
});

describe('what is missing', () => {
  test.each([
    ['lodged / customers', { lodged: 3, customers: 0 }, null],
    ['lodged / customers', { lodged: 3 }, null],
    ['lodged + customers', { lodged: 3 }, null],
    ['lodged * 0', {}, null],
    ['coalesce(lodged / customers, 0)', { lodged: 3, customers: 0 }, 0],
    ['coalesce(lodged, customers, 7)', { customers: 5 }, 5],
    ['min(lodged, 3)', {}, null],
    ['if(lodged > 1, 1, 2)', {}, null],
    ['if(lodged > 1 or customers > 1, 1, 2)', { customers: 5 }, 1],
    ['if(lodged > 1 and customers > 9, 1, 2)', { customers: 5 }, 2],
    ['if(customers > 1, customers, lodged)', { customers: 5 }, 5],
    ['1000000000000 * 1000000000000', {}, 1e24],
  ])('%s of %o is %s', (text, values, value) => expect(worth(text, values)).toBe(value));

  it('is never an endless number', () => {
    const huge = Array.from({ length: 30 }, () => '1000000000000').join(' * ');
    expect(worth(huge)).toBeNull();
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['lodged +', 'unexpected', 8],
    ['lodged lodged', 'unexpected', 7],
    ['(lodged', 'unexpected', 7],
    ['lodged)', 'unexpected', 6],
    ['lodgd / customers', 'unknown-measure', 0],
    ['lodged-closed', 'unknown-measure', 0],
    ['lodged[produkt = "x"]', 'unknown-dimension', 7],
    ['lodged[product "x"]', 'unexpected', 15],
    ['lodged[product = x]', 'unexpected', 17],
    ['lodged["product"] ', 'unexpected', 16],
    ['eval(lodged)', 'unknown-function', 0],
    ['constructor', 'unknown-measure', 0],
    ['min(lodged)', 'arguments', 0],
    ['if(lodged, 1, 2)', 'condition-wanted', 3],
    ['lodged > 3', 'number-wanted', 0],
    ['1 + (lodged = 3)', 'number-wanted', 4],
    ['answer-hours + lodged', 'units-differ', 0],
    ['if(talk > 3, 1, 2)', 'units-differ', 3],
    ['answer-hours * talk', 'unit-of-product', 0],
    ['1 / talk', 'unit-of-product', 0],
    ['percentile(lodged, 90)', 'no-percentiles', 0],
    ['percentile(answer-hours, 100)', 'rank-out-of-range', 25],
    ['percentile(1, 90)', 'unexpected', 11],
    ['lodged[product = "x', 'text-without-end', 17],
    ['lodged ; drop', 'unknown-character', 7],
    ['9999999999999', 'number-out-of-range', 0],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 'too-deep', 31],
    [`${'-'.repeat(60)}1`, 'too-deep', 31],
    [Array.from({ length: 150 }, () => '1').join('+'), 'too-many-parts', 0],
    ['1'.repeat(2_001), 'too-long', 2_000],
  ])('%s: %s at %i', (text, code, at) => {
    const problem = problemOf(text);
    expect({ code: problem?.code, at: problem?.place.from }).toEqual({ code, at });
  });

  it('names what was probably meant', () => {
    expect(problemOf('lodgd')?.params).toEqual({ found: 'lodgd', nearest: 'lodged' });
    expect(problemOf('受理数')?.params).toEqual({ found: '受理数', nearest: '受理件数' });
    expect(problemOf('xyz12345')?.params).toEqual({ found: 'xyz12345', nearest: '' });
    expect(problemOf('answer-hours + lodged')?.params).toEqual({ left: 'time', right: 'number' });
  });
});

describe('what it is made of', () => {
  it('asks for each number once', () => {
    const { needs } = read(
      'lodged[product = "a", channel in ("x", "y")] / lodged[channel in ("y", "x"), product = "a"] + lodged',
    );
    expect(needs.map(({ reference }) => reference.where.length)).toEqual([2, 0]);
    const [first] = needs;
    expect(first && keyOf(first.reference, 0)).toBe(first?.key);
  });

  test.each([
    ['closed-on-time / lodged', 'rate', 1],
    ['lodged / customers * 10000', 'rate', 10_000],
    ['100 * lodged[产品 = "宽带"] / 受理件数', 'proportion', 100],
    ['lodged[product = "a", channel = "b"] / lodged[product = "a"]', 'proportion', 1],
    ['lodged[product = "a"] / lodged[product = "b"]', 'rate', 1],
    ['lodged / customers / 2', 'rate', 0.5],
    ['answer-hours / answers', 'value', null],
    ['lodged', 'value', null],
    ['-1 * lodged / customers', 'value', null],
  ])('%s is a %s', (text, nature, per) => {
    const found = read(text).nature;
    expect({ nature: found.nature, per: 'per' in found ? found.per : null }).toEqual({ nature, per });
  });
});

test.each([
  ['lodged / customers * 10000', '受理件数 ÷ 客户数 × 10,000', 'complaints lodged ÷ customers × 10,000'],
  ['1-(2-3)', '1 − (2 − 3)', '1 − (2 − 3)'],
  ['(lodged + 1) * 2', '(受理件数 + 1) × 2', '(complaints lodged + 1) × 2'],
  [
    'percentile(answer-hours[product = "宽带（企业）"], 90)',
    '答复用时（产品 = 宽带（企业））的第 90 百分位',
    'percentile 90 of answer hours (product = 宽带（企业）)',
  ],
  [
    'coalesce(lodged[channel <> "chat"] / lodged, 0)',
    '[受理件数（渠道 ≠ chat） ÷ 受理件数,未知时取 0]',
    '[complaints lodged (channel ≠ chat) ÷ complaints lodged, or where unknown 0]',
  ],
  ['if(talk > 2 h, 1, 0)', '[若 通话时长 > 2 小时 则 1,否则 0]', '[if talk time > 2 h then 1, else 0]'],
])('%s is said in words', (text, zh, en) => expect(read(text).words).toEqual({ zh, en }));
