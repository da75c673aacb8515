import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { decideBudgets, spanOf } from './budget.ts';
import {
  type CompensationCase,
  decideCompensation,
  decideMakeGood,
  decideReason,
  needsApproval,
} from './compensation.ts';
import { entryOf, type Line } from './ledger.ts';

const actor = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const proposer = actor('li', 'complaints.handle');
const settler = actor('chen', 'complaints.handle', 'complaints.settle');
const one: CompensationCase = {
  state: 'approved',
  place: { projectId: 'p', unitId: 'u' },
  proposerId: 'li',
  reference: null,
  remedyOwnerId: null,
  version: 3,
  recused: new Set(['wu']),
};

test.each<[string, Partial<CompensationCase>, 'withdraw' | 'pay' | 'fulfil' | 'reverse', Actor, string | undefined]>([
  ['whoever proposed takes it back while it waits', { state: 'waiting' }, 'withdraw', proposer, undefined],
  ['nobody else does', { state: 'waiting' }, 'withdraw', settler, 'not-proposer'],
  ['what is approved is called off by whoever settles', {}, 'withdraw', settler, undefined],
  ['a colleague does not', {}, 'withdraw', actor('zhou', 'complaints.handle'), 'forbidden'],
  ['what is paid is not taken back', { state: 'paid' }, 'withdraw', proposer, 'compensation-ended'],
  ['somebody else pays it out', {}, 'pay', settler, undefined],
  ['not before it is approved', { state: 'waiting' }, 'pay', settler, 'compensation-waiting'],
  ['not twice', { state: 'paid' }, 'pay', settler, 'already-paid'],
  ['not what was rejected', { state: 'rejected' }, 'pay', settler, 'compensation-ended'],
  ['not by whoever proposed it', {}, 'pay', actor('li', 'complaints.settle'), 'own-compensation'],
  ['not by whom the case is about', {}, 'pay', actor('wu', 'complaints.settle'), 'recused'],
  ['not by a handler', {}, 'pay', proposer, 'forbidden'],
  ['a remedy is done by its owner', { remedyOwnerId: 'li' }, 'fulfil', proposer, undefined],
  ['or said to be by whoever settles', { remedyOwnerId: 'wang' }, 'fulfil', settler, undefined],
  [
    'not by whoever proposed it',
    { remedyOwnerId: 'wang' },
    'fulfil',
    actor('li', 'complaints.settle'),
    'own-compensation',
  ],
  ['not by a colleague', { remedyOwnerId: 'wang' }, 'fulfil', proposer, 'forbidden'],
  ['not before it is granted', { remedyOwnerId: 'li', state: 'waiting' }, 'fulfil', proposer, 'compensation-waiting'],
  ['not twice', { remedyOwnerId: 'li', state: 'paid' }, 'fulfil', proposer, 'already-fulfilled'],
  ['what is done is not paid', { remedyOwnerId: 'li' }, 'pay', settler, 'remedy-is-done'],
  ['what is paid is not done', {}, 'fulfil', settler, 'no-remedy'],
  ['what was paid is reversed', { state: 'paid' }, 'reverse', settler, undefined],
  ['what was not paid is not', {}, 'reverse', settler, 'not-paid'],
  ['what was reversed is not reversed again', { state: 'reversed' }, 'reverse', settler, 'not-paid'],
])('%s', (_, more, act, who, code) => {
  expect(decideCompensation({ ...one, ...more }, act, { actor: who })?.refusal).toBe(code);
});

test('a version that has passed is refused', () => {
  expect(decideCompensation(one, 'pay', { actor: settler, version: 2 })?.refusal).toBe('stale-version');
});

test.each<[number, number | null, 'within' | 'escalate', boolean]>([
  [20_000, 20_000, 'within', false],
  [20_001, 20_000, 'within', true],
  [1_000_000, null, 'within', false],
  [1, 20_000, 'escalate', true],
])('%i within %s, budgets %s: somebody is asked: %s', (amount, limit, budgets, asked) => {
  expect(needsApproval(amount, limit, budgets)).toBe(asked);
});

test('what differs from the rule says why', () => {
  expect(decideReason(5_000, 5_000, '')).toBeNull();
  expect(decideReason(6_000, 5_000, '')?.field).toBe('body.reason');
  expect(decideReason(6_000, null, '客户住院')).toBeNull();
});

test('a promise in "make good" is covered by what may be promised', () => {
  expect(decideMakeGood(20_000, 20_000)).toBeNull();
  expect(decideMakeGood(1_000_000, null)).toBeNull();
  expect(decideMakeGood(30_001, 30_000)?.params).toEqual({ maximum: 300, currency: 'CNY' });
});

describe('budgets', () => {
  test.each([
    ['month', '2026-02-11', '2026-02-01', '2026-02-28'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-06-30', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['year', '2026-03-02', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of %s', (period, on, startsOn, endsOn) => {
    expect(spanOf(period, on)).toEqual({ startsOn, endsOn });
  });

  const left = (leftMinor: number, whenExceeded: 'refuse' | 'escalate' = 'refuse') => ({ leftMinor, whenExceeded });
  test.each([
    ['none binds', [], 'within'],
    ['to the last fen', [left(500)], 'within'],
    ['a fen too much', [left(499)], 'budget-exceeded'],
    ['one that escalates', [left(499, 'escalate'), left(9_000)], 'escalate'],
    ['the strictest decides', [left(499, 'escalate'), left(10)], 'budget-exceeded'],
  ] as const)('%s', (_, budgets, expected) => {
    const found = decideBudgets(budgets, 500);
    expect(typeof found === 'string' ? found : found.refusal).toBe(expected);
  });
});

/** What may happen to one compensation, as the rules let it: one after the other, each once. */
const next: Readonly<Record<string, readonly ('approved' | 'released' | 'paid' | 'reversed')[]>> = {
  reserved: ['approved', 'released'],
  approved: ['paid', 'released'],
  paid: ['reversed'],
};

test('however compensations go on, the ledger adds up to nothing after every entry, and no account but the budget owes', () => {
  const steps = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1)), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (taken) => {
      const lines: (Line & { of: number })[] = [];
      const states = new Map<number, { state: string; amount: number }>();
      const enter = (of: number, entry: readonly Line[]) => lines.push(...entry.map((line) => ({ ...line, of })));
      const sum = (wanted: (line: Line & { of: number }) => boolean) =>
        lines.filter(wanted).reduce((total, line) => total + line.amountMinor, 0);
      for (const [of, amount, choice] of taken) {
        const now = states.get(of);
        if (!now) {
          states.set(of, { state: 'reserved', amount });
          enter(of, entryOf('reserved', amount));
        } else {
          const act = next[now.state]?.[choice];
          if (!act) continue;
          enter(of, entryOf(act, now.amount, now.state === 'approved' ? 'approved' : 'reserved'));
          states.set(of, { ...now, state: act });
        }
        expect(sum(() => true)).toBe(0);
        for (const account of ['reserved', 'approved', 'paid'] as const)
          for (const id of states.keys())
            expect(sum((line) => line.account === account && line.of === id)).toBeGreaterThanOrEqual(0);
      }
      const paid = [...states.values()].filter(({ state }) => state === 'paid');
      expect(sum(({ account }) => account === 'paid')).toBe(paid.reduce((total, { amount }) => total + amount, 0));
    }),
    { numRuns: 60 },
  );
});
