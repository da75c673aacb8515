import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { usualRules } from '../feedback/rules.ts';
import { decideOutcome, decideVisit, isVisited, lotOf, reopens } from './visit.ts';

const id = '5b1f0e2c-3d64-4a8a-9a1d-0c9d4d7f6e11';

test('the lot is the same whenever it is drawn, and shares come out as set', () => {
  expect(lotOf(id)).toBe(lotOf(id));
  const cases = Array.from({ length: 4_000 }, () => randomUUID());
  const drawn = cases.filter((one) => isVisited(usualRules, { id: one, severity: 'normal', validity: 'not-upheld' }));
  expect(drawn.length / cases.length).toBeGreaterThan(0.45);
  expect(drawn.length / cases.length).toBeLessThan(0.55);
});

test.each([
  ['safety', 'not-upheld'],
  ['serious', 'upheld'],
] as const)('a case of %s, %s, is always visited; with a share of nothing none is', (severity, validity) => {
  const none = { shares: { ...usualRules.shares, [severity]: { upheld: 0, 'partly-upheld': 0, 'not-upheld': 0 } } };
  for (const one of Array.from({ length: 50 }, () => randomUUID())) {
    expect(isVisited(usualRules, { id: one, severity, validity })).toBe(true);
    expect(isVisited(none, { id: one, severity, validity })).toBe(false);
  }
});

const visitor = (who: string, ...permissions: string[]) => ({
  kind: 'account' as const,
  id: who,
  name: who,
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const due = { state: 'due' as const, place: { projectId: 'p', unitId: null }, handlerId: 'a', recused: new Set(['c']) };

test.each([
  ['b', 'complaints.handle', 'due', null],
  ['a', 'complaints.handle', 'due', 'own-case'],
  ['c', 'complaints.handle', 'due', 'recused'],
  ['b', 'complaints.read', 'due', 'forbidden'],
  ['b', 'complaints.handle', 'done', 'visit-ended'],
] as const)('%s with %s on a visit that is %s: %s', (who, permission, state, refusal) => {
  expect(decideVisit({ ...due, state }, visitor(who, permission))?.refusal ?? null).toBe(refusal);
});

test('what is not solved or not liked needs words, and takes the case up again', () => {
  const said = { reached: true, solved: true, satisfied: true, words: '' } as const;
  expect([decideOutcome(said), reopens(said)]).toEqual([null, false]);
  const unhappy = { ...said, satisfied: false };
  expect(decideOutcome(unhappy)).toMatchObject({ refusal: 'visit-words-needed', field: 'body.words' });
  expect([decideOutcome({ ...unhappy, words: '又坏了' }), reopens(unhappy)]).toEqual([null, true]);
  expect([decideOutcome({ reached: false, words: '' }), reopens({ reached: false, words: '' })]).toEqual([null, false]);
});
