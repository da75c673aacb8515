import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { decidePage, decideStart } from './rule.ts';

const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : decision);
const actor = (...permissions: string[]): Actor => ({
  kind: 'account',
  id: 'a',
  name: 'a',
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});
const agent = actor();
const leader = actor('privacy.read');

test.each([
  ['everyone', agent, null],
  ['leaders', agent, 'export-not-allowed'],
  ['leaders', leader, null],
  ['nobody', leader, 'export-not-allowed'],
] as const)('where %s may export', (exportBy, by, refusal) => {
  expect(code(decideStart({ exportBy, exportRows: 100 }, 0, by))).toBe(refusal);
  expect(code(decidePage({ exportBy, exportRows: 100 }, 0, 1, by))).toBe(refusal);
});

test.each([
  [99, null, 1, null],
  [100, 'export-limit', 0, null],
  [99, null, 2, 'export-limit'],
])('who took out %i of a hundred', (taken, start, more, page) => {
  const bounds = { exportBy: 'everyone', exportRows: 100 } as const;
  expect(code(decideStart(bounds, taken, agent))).toBe(start);
  expect(code(decidePage(bounds, taken, more, agent))).toBe(page);
});
