import type { CompensationRule, LexiconWord, RiskSettings } from '@tongli/contracts/complaints';
import { type RiskWeights, riskScorer, usualRiskWeights } from '@tongli/text';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { matchesOf, type RuleFacts } from '../compensation/rule.ts';
import { suppliedRules } from '../compensation/supplied.ts';
import { orderAt, precedenceOf } from '../stages/precedence.ts';
import { aucAt, recallAt, roomFor } from './figures.ts';
import { decideInterception, decideOutcome, type Intercepted, type InterceptionAct } from './interception.ts';
import { type LearnedCase, learn } from './lesson.ts';
import { decideWords, lexiconOf } from './lexicon.ts';
import { decideSettings } from './settings.ts';
import { entering, nextLook, scoreWith } from './standing.ts';
import { suppliedSettings, suppliedWords } from './supplied.ts';
import { decideTag } from './tags.ts';

const place = { projectId: 'p', unitId: null };
const actor = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const ma = actor('ma', 'complaints.intercept', 'complaints.tag');
const lead = actor('chen', 'complaints.intercept', 'complaints.assign', 'complaints.tag');
const watched: Intercepted = {
  ...{ place, caseClosed: false, erased: false, recused: new Set<string>() },
  ...{ state: null, ownerId: null },
};
const waiting: Intercepted = { ...watched, state: 'waiting', ownerId: 'guo' };
const taken: Intercepted = { ...watched, state: 'taken', ownerId: 'ma' };

describe('an interception', () => {
  test.each<[string, Intercepted, InterceptionAct, Actor, string | null]>([
    ['a case that is only watched can be taken', watched, 'take', ma, null],
    ['what waits for somebody else too', waiting, 'take', ma, null],
    ['not twice', taken, 'take', ma, 'already-owner'],
    ['not out of another’s hands', { ...taken, ownerId: 'guo' }, 'take', ma, 'interception-taken'],
    ['not when the case is closed', { ...watched, caseClosed: true }, 'take', ma, 'case-closed'],
    ['not by whom it is about', { ...waiting, recused: new Set(['ma']) }, 'take', ma, 'recused'],
    ['not without the permission', waiting, 'take', actor('li', 'complaints.handle'), 'forbidden'],
    ['its owner hands it on', taken, 'hand-on', ma, null],
    ['whoever leads does', waiting, 'hand-on', lead, null],
    ['nobody else does', waiting, 'hand-on', ma, 'not-owner'],
    ['steps begin when it is taken', waiting, 'record-step', ma, 'interception-not-taken'],
    ['its owner ends it', taken, 'end', ma, null],
    ['what has ended stays so', { ...taken, state: 'ended' }, 'end', ma, 'interception-ended'],
    ['what went over our head is recorded at any time', { ...watched, caseClosed: true }, 'escalate', ma, null],
  ])('%s', (_why, one, act, who, refusal) => {
    expect(decideInterception(one, act, who)?.refusal ?? null).toBe(refusal);
  });

  test('ends when the customer was told where else to turn', () => {
    const steps = (done: boolean) => [
      { code: 'listen', done: true },
      { code: 'recourse', done },
    ];
    expect(decideOutcome('calmed', steps(false))?.refusal).toBe('recourse-untold');
    expect(decideOutcome('escalated', steps(false))?.refusal).toBe('recourse-untold');
    expect(decideOutcome('calmed', steps(true))).toBeNull();
    expect(decideOutcome('unfounded', steps(false))).toBeNull();
  });
});

test.each<[string, readonly number[], number, number[]]>([
  ['the riskiest first, while there is room', [0.3, 0.6, 0.4], 2, [0.6, 0.4]],
  ['what is urgent also when there is none', [0.9, 0.6, 0.85], 1, [0.9, 0.85]],
  ['nothing below what is worth a call', [0.2, 0.24], 9, []],
])('on the list: %s', (_why, scores, left, expected) => {
  const candidates = scores.map((score, at) => ({ id: `case-${at}`, score }));
  expect(entering(candidates, { ...suppliedSettings, left }).map(({ score }) => score)).toEqual(expected);
});

test('a score is worked out anew daily at first, then more rarely', () => {
  const lodged = new Date('2026-03-02T02:00:00Z');
  const days = (age: number) =>
    (nextLook(lodged, new Date(lodged.getTime() + age * 86_400_000)).getTime() - lodged.getTime()) / 86_400_000;
  const quarter = 4 / 24;
  expect([0, 0.9, 1, 5.5, 27, 28, 41, 42].map((age) => days(age) - quarter)).toEqual(
    [1, 1, 2, 7, 28, 42, 42, 56].map((age) => expect.closeTo(age)),
  );
});

/** Chance from a seed (Park and Miller), so that a failure can be seen again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('a tag of a customer', () => {
  test.each([
    ['not by whoever asked', { state: 'waiting', asked_by: 'ma' }, 'decide', ma, 'own-tag'],
    ['by another', { state: 'waiting', asked_by: 'guo' }, 'decide', ma, null],
    ['once', { state: 'approved', asked_by: 'guo' }, 'decide', ma, 'tag-decided'],
    ['lifted by any of the few', { state: 'approved', asked_by: 'guo' }, 'lift', ma, null],
    ['which is over once', { state: 'expired', asked_by: 'guo' }, 'lift', ma, 'tag-over'],
    [
      'by nobody else',
      { state: 'waiting', asked_by: 'guo' },
      'decide',
      actor('li', 'complaints.intercept'),
      'forbidden',
    ],
  ] as const)('is decided %s', (_why, tag, act, who, refusal) => {
    expect(decideTag(tag, act, who, place)?.refusal ?? null).toBe(refusal);
  });

  test('never lowers priority or remedy, whatever the case and whatever was learned', () => {
    const random = chance(20_261);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const texts = [
      '请尽快处理',
      '再不解决我就打12315',
      '我要找律师打官司，找记者曝光',
      'I will call the ombudsman',
      '',
    ];
    for (let round = 0; round < 400; round++) {
      const weights = Object.fromEntries(
        Object.keys(usualRiskWeights).map((name) => [name, random() * 8 - 4]),
      ) as unknown as RiskWeights;
      const score = riskScorer({ lexicon: lexiconOf(suppliedWords.slice(0, 40)), weights });
      const known = { waitingDays: random() * 40, earlierEscalations: Math.floor(random() * 3) };
      const severity = pick(['minor', 'normal', 'serious', 'safety'] as const);
      const facts: RuleFacts = {
        ...{ product: 'broadband', area: 'gaoxin', severity, cause: null, delayDays: Math.floor(random() * 20) },
        ...{
          lossMinor: Math.floor(random() * 90_000),
          validity: pick(['upheld', 'partly-upheld', 'not-upheld'] as const),
        },
      };
      const vulnerable = random() < 0.3;
      const dueAt = new Date(1_772_000_000_000 + Math.floor(random() * 1e9));
      const text = pick(texts);
      // A case as the house treats it, with the tag and without: what decides its order and remedy is given all that a tag can change.
      const treated = (tagged: boolean) => ({
        risk: scoreWith(score, text, known, tagged).score,
        order: orderAt(precedenceOf(severity, vulnerable), dueAt).getTime(),
        offered: matchesOf(suppliedRules as readonly CompensationRule[], facts).map(({ amountMinor }) => amountMinor),
      });
      const [without, tagged] = [treated(false), treated(true)];
      expect(tagged.risk).toBeGreaterThanOrEqual(without.risk);
      expect(tagged.order).toBeLessThanOrEqual(without.order);
      expect(tagged.offered).toEqual(without.offered);
    }
  });

  test('does not give itself away by a reason', () => {
    const scorer = riskScorer();
    const plain = scoreWith(scorer, '找律师', { waitingDays: 2 }, false);
    const more = scoreWith(scorer, '找律师', { waitingDays: 2 }, true);
    expect(more.score).toBeGreaterThan(plain.score);
    expect(more.reasons).toEqual(plain.reasons);
  });
});

describe('words', () => {
  const word = (of: LexiconWord['of'], text: string): LexiconWord => ({ of, word: text, weight: 1 });
  test.each<[string, LexiconWord[], string | null]>([
    ['each once under a kind', [word('media', '曝光'), word('media', '曝光')], 'word-twice'],
    ['whatever its case', [word('media', 'Twitter'), word('media', 'twitter')], 'word-twice'],
    ['under several kinds', [word('media', '发帖'), word('group', '发帖')], null],
    ['of two signs at least', [word('media', '报')], 'word-too-short'],
  ])('%s', (_why, words, refusal) => {
    expect(decideWords(words)?.refusal ?? null).toBe(refusal);
  });
  test('that are supplied are fit', () => {
    expect(decideWords(suppliedWords)).toBeNull();
    expect(decideSettings(suppliedSettings)).toBeNull();
  });
});

test.each<[string, Partial<RiskSettings>, string]>([
  ['urgent is at least worth listing', { urgentFrom: 0.1 }, 'urgent-below-list'],
  [
    'the way out is always told',
    { steps: suppliedSettings.steps.filter(({ code }) => code !== 'recourse') },
    'recourse-step-needed',
  ],
  ['a step stands once', { steps: [...suppliedSettings.steps, ...suppliedSettings.steps] }, 'code-taken'],
])('settings: %s', (_why, change, refusal) => {
  expect(decideSettings({ ...suppliedSettings, ...change })?.refusal).toBe(refusal);
});

describe('figures', () => {
  const judged = (escalated: readonly number[], others: readonly number[]) => [
    ...escalated.map((score, at) => ({ id: `e${at}`, score, escalated: true })),
    ...others.map((score, at) => ({ id: `o${at}`, score, escalated: false })),
  ];
  test('how often an escalated case ranks above another', () => {
    expect(aucAt(judged([0.9, 0.4], [0.5, 0.1]))).toBe(0.75);
    expect(aucAt(judged([], [0.5]))).toBeNull();
  });
  test('which share the team would have reached', () => {
    const all = judged([0.9, 0.3], [0.5, 0.1]);
    expect([1, 2, 3, 4].map((room) => recallAt(all, room))).toEqual([0.5, 0.5, 1, 1]);
    expect(recallAt(judged([], [1]), 1)).toBeNull();
    expect(roomFor(10, 20, 100, 500)).toBe(40);
  });
  test('learning finds what the house has, and says how well', () => {
    const random = chance(7);
    const cases: LearnedCase[] = Array.from({ length: 1_500 }, (_, at) => {
      const contacts = Math.floor(random() * 6);
      const angry = random() < 0.3;
      return {
        id: `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
        on: `2026-02-${String((at % 28) + 1).padStart(2, '0')}`,
        text: angry ? '再不解决我就曝光' : '请处理',
        facts: { contactsSoFar: contacts },
        escalated: random() < 1 / (1 + Math.exp(6 - contacts * 1.2 - (angry ? 1 : 0))),
      };
    });
    const learned = learn({ cases, lexicon: lexiconOf(suppliedWords), dailyCapacity: 10 });
    expect(learned.heldOut).toBe(cases.filter(({ id }) => Number.parseInt(id.slice(-4), 16) % 5 === 0).length);
    expect(learned.auc).toBeGreaterThan(0.8);
    expect(learned.used).toBe((learned.auc ?? 0) >= (learned.usualAuc ?? 1));
    expect(learned.recall).toBeGreaterThan(0.4);
    expect(learned.weights.contactsSoFar).toBeGreaterThan(usualRiskWeights.contactsSoFar);
    expect(isRefusal(learned)).toBe(false);
  });
});
