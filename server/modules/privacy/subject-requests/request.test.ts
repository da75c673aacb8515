import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { decideChange, decideReceived } from './request.ts';

const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : decision);

test.each([
  ['2026-03-02', null],
  ['2026-03-03', 'received-out-of-range'],
  ['2025-03-01', null],
  ['2025-02-28', 'received-out-of-range'],
])('received on %s', (on, refusal) => {
  expect(code(decideReceived(on, '2026-03-02'))).toBe(refusal);
});

const actor = (...permissions: string[]): Actor => ({
  kind: 'account',
  id: 'a',
  name: 'a',
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});

test.each([
  ['an open one', true, actor('privacy.answer-requests'), null],
  ['a closed one', false, actor('privacy.answer-requests'), 'request-closed'],
  ['one without the right', true, actor('privacy.read'), 'forbidden'],
])('who changes %s', (_, isOpen, by, refusal) => {
  expect(code(decideChange({ projectId: 'p', isOpen }, by))).toBe(refusal);
});
