import type { AuthorityLimit } from '@tongli/contracts/work';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { type ApprovalFacts, authorityOf, type DelegationFacts, decideApproval } from './approval.ts';
import { type Ask, chainFor, covers, type Level, limitOf } from './chain.ts';

const ask = (more: Partial<Ask> = {}): Ask => ({
  kind: 'compensation',
  amountMinor: 30_000,
  currency: 'CNY',
  requesterId: 'asker',
  ...more,
});
const limit = (post: string, limitMinor: number | null, currency = 'CNY'): AuthorityLimit => ({
  post,
  kind: 'compensation',
  limitMinor,
  currency,
});
const level = (unitId: string, holders: Record<string, string[]>): Level => ({
  unitId,
  holders: new Map(Object.entries(holders)),
});
const levels = [
  level('team', { leader: ['lead'] }),
  level('department', { head: ['head'] }),
  level('centre', { chief: ['chief'] }),
];
const limits = [limit('leader', 10_000), limit('head', 50_000), limit('chief', null)];
const posts = (result: ReturnType<typeof chainFor>) =>
  isRefusal(result) ? result.refusal : result.map(({ post }) => post);

test.each([
  [10_000, ['leader']],
  [10_001, ['leader', 'head']],
  [50_001, ['leader', 'head', 'chief']],
  [null, ['leader']],
])('%s minor units need %j', (amountMinor, expected) => {
  const currency = amountMinor === null ? null : 'CNY';
  expect(posts(chainFor(ask({ amountMinor, currency }), levels, limits))).toEqual(expected);
});

test('another currency, another kind and nobody high enough are refused; whoever asks is left out', () => {
  expect(posts(chainFor(ask({ currency: 'USD' }), levels, limits))).toBe('no-authority');
  expect(posts(chainFor(ask({ kind: 'overtime' }), levels, limits))).toBe('no-authority');
  expect(posts(chainFor(ask({ amountMinor: 60_000 }), levels, limits.slice(0, 2)))).toBe('no-authority');
  expect(posts(chainFor(ask({ requesterId: 'lead', amountMinor: 1 }), levels, limits))).toEqual(['head']);
});

const arbitraryLimits = fc.array(
  fc.record({
    post: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constant('compensation'),
    limitMinor: fc.option(fc.integer({ min: 0, max: 1_000 })),
    currency: fc.constant('CNY'),
  }),
  { maxLength: 6 },
);
const person = fc.constantFrom('asker', 'p', 'q', 'r');
const arbitraryLevels = fc.array(
  fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.uniqueArray(person, { maxLength: 3 }))
    .map((holders) => level('unit', holders as Record<string, string[]>)),
  { maxLength: 4 },
);

test('no chain lets an amount pass that its last approver may not approve, nor asks whoever asked', () => {
  fc.assert(
    fc.property(arbitraryLimits, arbitraryLevels, fc.integer({ min: 0, max: 1_200 }), (table, line, amountMinor) => {
      const asked = ask({ amountMinor });
      const chain = chainFor(asked, line, table);
      if (isRefusal(chain)) return;
      const last = chain.at(-1);
      expect(last && covers(last.limitMinor, amountMinor)).toBe(true);
      for (const step of chain.slice(0, -1)) expect(covers(step.limitMinor, amountMinor)).toBe(false);
      for (const step of chain) {
        expect(step.approverIds.length).toBeGreaterThan(0);
        expect(step.approverIds).not.toContain('asker');
        expect(limitOf(table, step.post, asked)).toBe(step.limitMinor);
      }
    }),
  );
});

const now = new Date('2026-03-02T02:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const given = (more: Partial<DelegationFacts> = {}): DelegationFacts => ({
  fromId: 'head',
  toId: 'deputy',
  fromAt: at(-60),
  untilAt: at(60),
  kinds: null,
  revokedAt: null,
  ...more,
});
const approval = (more: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  state: 'waiting',
  version: 1,
  requesterId: 'asker',
  kind: 'compensation',
  approverIds: ['head'],
  excludedIds: [],
  ...more,
});
const by = (id: string, ...received: DelegationFacts[]) => ({ id, mayAct: true, received });

test.each([
  ['running', given(), 'head'],
  ['from its first instant', given({ fromAt: now }), 'head'],
  ['not at its end', given({ untilAt: now }), null],
  ['not before', given({ fromAt: at(1) }), null],
  ['not once revoked', given({ revokedAt: now }), null],
  ['for this kind', given({ kinds: ['compensation'] }), 'head'],
  ['not for another kind', given({ kinds: ['overtime'] }), null],
  ['not for somebody else', given({ fromId: 'chief' }), null],
])('a delegation counts %s', (_when, delegation, expected) => {
  expect(authorityOf(approval(), by('deputy', delegation), now)).toBe(expected);
});

test('who must have no part in it decides neither by their own post nor for somebody else', () => {
  expect(authorityOf(approval({ excludedIds: ['head'] }), by('head'), now)).toBeNull();
  expect(authorityOf(approval({ excludedIds: ['deputy'] }), by('deputy', given()), now)).toBeNull();
});

test.each([
  ['waiting', 'approve', by('head'), null],
  ['waiting', 'approve', by('stranger'), 'not-approver'],
  ['waiting', 'approve', by('asker', given({ toId: 'asker' })), 'own-approval'],
  ['waiting', 'reject', by('deputy', given()), null],
  ['waiting', 'withdraw', by('asker'), null],
  ['waiting', 'withdraw', by('head'), 'not-requester'],
  ['approved', 'approve', by('head'), 'approval-decided'],
  ['rejected', 'withdraw', by('asker'), 'approval-decided'],
] as const)('%s: %s → %s', (state, act, caller, refusal) => {
  expect(decideApproval(approval({ state }), act, { caller, now })?.refusal ?? null).toBe(refusal);
});
