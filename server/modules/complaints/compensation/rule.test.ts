import type { CompensationRule } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { decideRules, fits, match, matchesOf, type RuleFacts } from './rule.ts';
import { suppliedRules } from './supplied.ts';

const any: CompensationRule['when'] = {
  products: [],
  areas: [],
  causes: [],
  severities: [],
  validities: [],
  delayFrom: null,
  delayTo: null,
};
const rule = (
  more: Partial<CompensationRule> = {},
  when: Partial<CompensationRule['when']> = {},
): CompensationRule => ({
  code: 'r',
  name: { zh: '规则', en: 'Rule' },
  when: { ...any, ...when },
  kind: 'money',
  by: 'fixed',
  amountMinor: 5_000,
  percent: 0,
  capMinor: null,
  ...more,
});
const facts: RuleFacts = {
  product: 'broadband',
  area: 'gaoxin',
  severity: 'normal',
  validity: 'upheld',
  cause: 'late-repair',
  delayDays: 3,
  lossMinor: 12_345,
};

test.each<[string, Partial<CompensationRule['when']>, Partial<RuleFacts>, boolean]>([
  ['no condition fits every case', {}, {}, true],
  ['one of several products', { products: ['mobile', 'broadband'] }, {}, true],
  ['another product', { products: ['mobile'] }, {}, false],
  ['every condition must hold', { products: ['broadband'], severities: ['safety'] }, {}, false],
  ['what is unknown fits no condition', { validities: ['upheld'] }, { validity: null }, false],
  ['what is unknown is not asked for', {}, { validity: null, cause: null, delayDays: null }, true],
  ['the first day of delay', { delayFrom: 3 }, {}, true],
  ['a day too early', { delayFrom: 4 }, {}, false],
  ['the last day of delay', { delayTo: 3 }, {}, true],
  ['a day too late', { delayTo: 2 }, {}, false],
  ['an unknown delay', { delayTo: 2 }, { delayDays: null }, false],
])('%s', (_, when, more, expected) => {
  expect(fits(rule({}, when), { ...facts, ...more })).toBe(expected);
});

test.each<[string, Partial<CompensationRule>, Partial<RuleFacts>, object]>([
  ['a fixed amount', {}, {}, { amountMinor: 5_000, capped: false, missing: null }],
  ['so much a day', { by: 'per-day', amountMinor: 2_000 }, {}, { amountMinor: 6_000, missing: null }],
  [
    'up to the cap',
    { by: 'per-day', amountMinor: 2_000, capMinor: 4_500 },
    {},
    { amountMinor: 4_500, rawMinor: 6_000, capped: true },
  ],
  [
    'at the cap nothing is cut',
    { by: 'per-day', amountMinor: 2_000, capMinor: 6_000 },
    {},
    { amountMinor: 6_000, capped: false },
  ],
  ['days that nobody named', { by: 'per-day' }, { delayDays: null }, { amountMinor: 0, missing: 'delayDays' }],
  ['half of the loss, halves up', { by: 'share', amountMinor: 0, percent: 50 }, {}, { amountMinor: 6_173 }],
  [
    'a third in exact figures',
    { by: 'share', amountMinor: 0, percent: 33.33 },
    { lossMinor: 100_000 },
    { amountMinor: 33_330 },
  ],
  ['a loss that nobody named', { by: 'share', percent: 50 }, { lossMinor: null }, { missing: 'lossMinor' }],
])('%s', (_, more, said, expected) => {
  expect(match(rule(more), { ...facts, ...said })).toMatchObject(expected);
});

test('the rule that asks more goes first; of equals the one that stands first in the book', () => {
  const book = [
    rule({ code: 'everybody' }),
    rule({ code: 'first' }, { products: ['broadband'] }),
    rule({ code: 'second' }, { areas: ['gaoxin'] }),
    rule({ code: 'narrow' }, { products: ['broadband'], delayFrom: 1 }),
  ];
  expect(matchesOf(book, facts).map((one) => one.rule.code)).toEqual(['narrow', 'first', 'second', 'everybody']);
});

test.each<[string, readonly CompensationRule[], string | undefined, string | undefined]>([
  ['the supplied rules are in order', suppliedRules, undefined, undefined],
  ['a code twice', [rule(), rule()], 'code-taken', 'body.rules.1.code'],
  ['a share of nothing', [rule({ by: 'share' })], 'share-needed', 'body.rules.0.percent'],
  ['nothing a day', [rule({ by: 'per-day', amountMinor: 0 })], 'amount-needed', 'body.rules.0.amountMinor'],
  [
    'a delay that ends before it begins',
    [rule({}, { delayFrom: 5, delayTo: 4 })],
    'delay-ends-early',
    'body.rules.0.when.delayTo',
  ],
])('%s', (_, rules, code, field) => {
  const refused = decideRules(rules);
  expect(refused?.refusal).toBe(code);
  expect(refused?.field ?? undefined).toBe(field);
});
