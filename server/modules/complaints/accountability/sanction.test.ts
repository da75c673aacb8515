import type { SanctionRule } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import {
  consequenceOf,
  decideConsequence,
  decideResponsible,
  decideSanctionAct,
  decideSanctionRules,
  type SanctionCase,
} from './sanction.ts';
import { suppliedSanctions } from './supplied.ts';

const attitude: SanctionRule = {
  breach: 'attitude',
  name: { zh: '态度', en: 'Attitude' },
  first: { measure: 'points', points: 3, deductionMinor: 0 },
  again: { measure: 'deduction', points: 6, deductionMinor: 20_001 },
  withinDays: 90,
};

test.each([
  ['the whole share, for the first time', 100, 0, { measure: 'points', points: 3, deductionMinor: 0 }],
  ['half of it, halves up', 50, 0, { measure: 'points', points: 2, deductionMinor: 0 }],
  ['again within the days: the heavier', 100, 1, { measure: 'deduction', points: 6, deductionMinor: 20_001 }],
  ['a share of the heavier', 50, 2, { measure: 'deduction', points: 3, deductionMinor: 10_001 }],
] as const)('%s', (_, share, repeated, expected) => {
  expect(consequenceOf(attitude, share, repeated)).toEqual(expected);
});

test('where nothing heavier is said, it is the same again', () => {
  expect(consequenceOf({ ...attitude, again: null }, 100, 3).points).toBe(3);
});

const person = (personId: string, sharePercent: number) => ({ personId, unitId: null, sharePercent });
test.each([
  ['one with all of it', true, [person('a', 100)], undefined],
  ['a person and a unit', true, [person('a', 60), { personId: null, unitId: 'u', sharePercent: 40 }], undefined],
  ['less than the whole', true, [person('a', 99)], 'shares-incomplete'],
  ['more than the whole', true, [person('a', 60), person('b', 60)], 'shares-incomplete'],
  ['nobody, though it is so', true, [], 'shares-incomplete'],
  ['somebody twice', true, [person('a', 50), person('a', 50)], 'responsible-twice'],
  ['a person and a unit in one', true, [{ personId: 'a', unitId: 'u', sharePercent: 100 }], 'person-or-unit'],
  ['nobody, where it is not so', false, [], undefined],
  ['somebody, where it is not so', false, [person('a', 100)], 'nobody-responsible'],
] as const)('%s', (_, upheld, responsible, code) => {
  expect(decideResponsible(upheld, responsible)?.refusal).toBe(code);
});

const now = new Date('2026-03-02T02:00:00Z');
const actor = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const settler = (id: string) => actor(id, 'complaints.settle');
const one: SanctionCase = {
  state: 'proposed',
  place: { projectId: 'p', unitId: 'u' },
  version: 1,
  involved: new Set(['wang', 'li']),
  concernedIds: ['wang'],
  foundById: 'chen',
  decidedById: 'chen',
  decidedByPost: 'complaint-manager',
  appealUntil: new Date('2026-03-09T02:00:00Z'),
};
const later = new Date('2026-03-09T02:00:00Z');

test.each<
  [string, Partial<SanctionCase>, 'decide' | 'appeal' | 'decide-appeal', Actor, string | null, Date, string | undefined]
>([
  ['somebody uninvolved decides', {}, 'decide', settler('chen'), null, now, undefined],
  ['whom it is about does not', {}, 'decide', settler('wang'), null, now, 'recused'],
  ['whoever handled the case does not', {}, 'decide', settler('li'), null, now, 'recused'],
  ['not without the right', {}, 'decide', actor('zhou'), null, now, 'forbidden'],
  ['not twice', { state: 'decided' }, 'decide', settler('chen'), null, now, 'sanction-decided'],
  ['whom it is about appeals', { state: 'decided' }, 'appeal', actor('wang'), null, now, undefined],
  ['others do not', { state: 'decided' }, 'appeal', settler('chen'), null, now, 'not-concerned'],
  ['at the limit it is too late', { state: 'decided' }, 'appeal', actor('wang'), null, later, 'appeal-too-late'],
  ['not before there is a decision', {}, 'appeal', actor('wang'), null, now, 'sanction-undecided'],
  ['not again', { state: 'upheld' }, 'appeal', actor('wang'), null, now, 'appeal-not-open'],
  [
    'another post decides the appeal',
    { state: 'appealed' },
    'decide-appeal',
    settler('lu'),
    'centre-manager',
    now,
    undefined,
  ],
  [
    'the same post does not',
    { state: 'appealed' },
    'decide-appeal',
    settler('xu'),
    'complaint-manager',
    now,
    'same-post',
  ],
  [
    'whoever decided does not',
    { state: 'appealed' },
    'decide-appeal',
    settler('chen'),
    'centre-manager',
    now,
    'own-decision',
  ],
  [
    'without an appeal nothing is decided',
    { state: 'decided' },
    'decide-appeal',
    settler('lu'),
    'centre-manager',
    now,
    'appeal-not-open',
  ],
])('%s', (_, more, act, who, post, at, code) => {
  expect(decideSanctionAct({ ...one, ...more }, act, { actor: who, post, now: at })?.refusal).toBe(code);
});

test('what differs from the rule says why, and a waiver takes nothing', () => {
  const byRule = { measure: 'points', points: 3, deductionMinor: 0 } as const;
  expect(decideConsequence(byRule, { ...byRule, reason: '' })).toBeNull();
  expect(decideConsequence(byRule, { ...byRule, points: 1, reason: '' })?.field).toBe('body.reason');
  expect(decideConsequence(byRule, { measure: null, points: 0, deductionMinor: 0, reason: '初犯' })).toBeNull();
  expect(decideConsequence(byRule, { measure: null, points: 1, deductionMinor: 0, reason: 'x' })?.refusal).toBe(
    'waived-with-points',
  );
});

test('the supplied rules are in order; one that takes nothing is refused', () => {
  expect(decideSanctionRules(suppliedSanctions)).toBeNull();
  expect(decideSanctionRules([attitude, attitude])?.field).toBe('body.rules.1.breach');
  const empty = { ...attitude, first: { measure: 'deduction' as const, points: 1, deductionMinor: 0 } };
  expect(decideSanctionRules([empty])?.refusal).toBe('amount-needed');
});
