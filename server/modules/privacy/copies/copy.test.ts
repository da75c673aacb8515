import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { decideAsk, decideDecision } from './copy.ts';

const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : decision);

test.each([
  ['of a known customer', { customerId: 'c', kept: 2, isRunning: false }, null],
  ['of nobody that is known', { customerId: null, kept: 2, isRunning: false }, 'customer-unknown'],
  ['of a call that goes on', { customerId: 'c', kept: 1, isRunning: true }, 'recording-runs'],
  ['of what is not there any more', { customerId: 'c', kept: 0, isRunning: false }, 'nothing-recorded'],
])('a copy %s', (_, copied, refusal) => expect(code(decideAsk(copied))).toBe(refusal));

const actor = (id: string, ...permissions: string[]): Actor => ({
  ...{ kind: 'account', id, name: id },
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});
const release = 'privacy.release-copies';

test.each([
  ['by another person', 'asked', actor('b', release), null],
  ['by who asked', 'asked', actor('a', release), 'second-person-needed'],
  ['without the right', 'asked', actor('b', 'privacy.read'), 'forbidden'],
  ['twice', 'released', actor('b', release), 'copy-decided'],
])('decided %s', (_, state, by, refusal) =>
  expect(code(decideDecision({ state, projectId: 'p', askedBy: 'a' }, by))).toBe(refusal),
);
