import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import type { Actor } from '../../platform/permissions/actor.ts';
import { everywhere } from '../../platform/permissions/scope.ts';
import type { Duty } from '../../platform/personal/person.ts';
import {
  addMonths,
  decideAsk,
  decideConfirm,
  decideWithdraw,
  dutyAgainst,
  type Erasure,
  keptUntil,
} from './erasure.ts';

const now = new Date('2026-03-02T02:00:00Z');
const duty = (change: Partial<Duty> = {}): Duty => ({ underWay: false, arriving: false, lastEndedAt: null, ...change });
const ended = (at: string) => duty({ lastEndedAt: new Date(at) });
const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : decision);

test.each([
  ['2023-03-02T02:00:00Z', 36, '2026-03-02T02:00:00.000Z'],
  ['2024-02-29T12:00:00Z', 12, '2025-02-28T12:00:00.000Z'],
  ['2025-08-31T00:00:00Z', 6, '2026-02-28T00:00:00.000Z'],
  ['2025-12-31T23:59:59Z', 2, '2026-02-28T23:59:59.000Z'],
  ['2026-03-02T02:00:00Z', 0, '2026-03-02T02:00:00.000Z'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(new Date(from), months).toISOString()).toBe(to);
});

test.each<[string, Duty[], number, string | null]>([
  ['nothing was done for them', [duty()], 36, null],
  ['a case is open', [duty({ underWay: true })], 0, 'case-open'],
  [
    'an open case counts before a closed one',
    [ended('2026-03-01T00:00:00Z'), duty({ underWay: true })],
    36,
    'case-open',
  ],
  ['closed three years ago to the second', [ended('2023-03-02T02:00:00Z')], 36, null],
  ['closed three years ago but a second', [ended('2023-03-02T02:00:01Z')], 36, 'must-be-kept'],
  ['the latest of two counts', [ended('2020-01-01T00:00:00Z'), ended('2025-01-01T00:00:00Z')], 36, 'must-be-kept'],
  ['nothing must be kept', [ended('2026-03-02T01:59:59Z')], 0, null],
  ['rows are being read in', [duty({ arriving: true })], 36, 'import-running'],
])('%s', (_, duties, months, refusal) => {
  expect(code(dutyAgainst(duties, months, now))).toBe(refusal);
});

test('until when it is kept is told', () => {
  expect(keptUntil([ended('2025-01-01T00:00:00Z'), duty()], 36)?.toISOString()).toBe('2028-01-01T00:00:00.000Z');
  expect(keptUntil([duty()], 36)).toBeNull();
});

const actor = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});
const asker = actor('asker', 'privacy.ask-erasure', 'privacy.confirm-erasure');
const second = actor('second', 'privacy.confirm-erasure');
const erasure = (state: Erasure['state'], askedBy: string | null = 'asker'): Erasure => ({
  state,
  projectId: 'mobile',
  askedBy,
});

test.each([
  ['asks', decideAsk(null, 'mobile', asker), null],
  ['asks where the house proposed', decideAsk(erasure('proposed', null), 'mobile', asker), null],
  ['asks twice', decideAsk(erasure('asked'), 'mobile', asker), 'already-asked'],
  ['asks for nobody left', decideAsk(erasure('done'), 'mobile', asker), 'person-erased'],
  ['asks without the right', decideAsk(null, 'mobile', second), 'forbidden'],
  ['confirms as the second', decideConfirm(erasure('asked'), second), null],
  ['confirms what they asked for', decideConfirm(erasure('asked'), asker), 'second-person-needed'],
  ['confirms what the house proposed', decideConfirm(erasure('proposed', null), second), null],
  ['confirms what was withdrawn', decideConfirm(erasure('withdrawn'), second), 'not-asked'],
  ['confirms without the right', decideConfirm(erasure('asked'), actor('x')), 'forbidden'],
  ['withdraws', decideWithdraw(erasure('asked'), asker), null],
  ['withdraws what was proposed', decideWithdraw(erasure('proposed', null), asker), null],
  ['withdraws what is done', decideWithdraw(erasure('done'), asker), 'not-asked'],
])('who %s', (_, decision, refusal) => {
  expect(code(decision)).toBe(refusal);
});
