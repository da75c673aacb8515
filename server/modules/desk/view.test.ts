import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { everywhere, type Scope } from '../../platform/permissions/scope.ts';
import { mayChange, mayShow, seen } from './view.ts';

const [me, unit, otherUnit, project] = Array.from({ length: 4 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
];
const holding = (scope?: Scope) => ({ id: me, permissions: new Map(scope ? [['desk.share', scope]] : []) });
const inUnit: Scope = [{ projectId: null, unitIds: [unit] }];
const inProject: Scope = [{ projectId: project, unitIds: null }];

test.each([
  ['nobody', undefined, 'owner', unit, null],
  ['nobody', undefined, 'unit', unit, 'view-sharing-not-allowed'],
  ['a leader of the unit', inUnit, 'unit', unit, null],
  ['a leader of the unit', inUnit, 'unit', otherUnit, 'view-sharing-not-allowed'],
  ['a leader of the unit', inUnit, 'unit', null, 'view-sharing-not-allowed'],
  ['a leader of the unit', inUnit, 'everyone', unit, 'view-sharing-not-allowed'],
  ['a leader of a project', inProject, 'unit', unit, null],
  ['a leader of a project', inProject, 'everyone', unit, 'view-sharing-not-allowed'],
  ['a leader of all', everywhere, 'everyone', null, null],
] as const)('%s shows a view: %s', (_, scope, shownTo, unitId, code) => {
  expect(mayShow(holding(scope), shownTo, unitId)?.refusal ?? null).toBe(code);
});

test.each([
  ['one’s own', me, 'owner', undefined, null],
  ['somebody’s own', otherUnit, 'owner', everywhere, 'forbidden'],
  ['one of others for everyone', otherUnit, 'everyone', undefined, 'forbidden'],
  ['one of others for everyone, as who could show it', otherUnit, 'everyone', everywhere, null],
] as const)('to change %s', (_, ownerId, shownTo, scope, code) => {
  expect(mayChange(holding(scope), { ownerId, unitId: unit, shownTo, version: 1 })?.refusal ?? null).toBe(code);
});

test.each([
  [2, null],
  [1, 'stale-version'],
])('version 2, seen as %i: %s', (byCaller, code) => {
  expect(seen({ ownerId: me, unitId: null, shownTo: 'owner', version: 2 }, byCaller)?.refusal ?? null).toBe(code);
});
