import type { Grant, Role } from '@tongli/contracts/access';
import { describe, expect, test } from 'vitest';
import { everywhere, nowhere, type Scope } from '../../../platform/permissions/scope.ts';
import { permissionsOf } from '../roles.ts';
import { decideGrants, decideOwnGrants, distinct } from './grants.ts';

const [telecom, bank, hotline, evening] = ['telecom', 'bank', 'hotline', 'evening'] as const;
const grant = (role: Role, projectId: string | null = null, unitId: string | null = null): Grant => ({
  role,
  projectId,
  unitId,
});

const ofTelecom: Scope = [{ projectId: telecom, unitIds: null }];
const ofHotline: Scope = [{ projectId: null, unitIds: [hotline, evening] }];
const ofTelecomHotline: Scope = [{ projectId: telecom, unitIds: [hotline, evening] }];

describe('whoever administers grants', () => {
  test.each<[string, Scope, Grant, string | null]>([
    ['everything where they reach everything', everywhere, grant('administrator'), null],
    ['nothing where they reach nothing', nowhere, grant('agent', telecom, hotline), 'beyond-own-reach'],
    ['a role in their project', ofTelecom, grant('handler', telecom), null],
    ['and in a unit of it', ofTelecom, grant('handler', telecom, hotline), null],
    ['not in another project', ofTelecom, grant('handler', bank), 'beyond-own-reach'],
    ['not in all projects', ofTelecom, grant('handler'), 'beyond-own-reach'],
    ['a role in their branch', ofHotline, grant('agent', null, evening), null],
    ['narrowed to a project as well', ofHotline, grant('agent', bank, evening), null],
    ['not in the whole organisation', ofHotline, grant('agent', bank), 'beyond-own-reach'],
    ['not outside both bounds', ofTelecomHotline, grant('agent', null, hotline), 'beyond-own-reach'],
    ['not by adding two corners up', [...ofTelecom, ...ofHotline], grant('agent'), 'beyond-own-reach'],
  ])('%s', (_, scope, wanted, refusal) => expect(decideGrants(scope, [wanted])?.refusal ?? null).toBe(refusal));
});

describe('whoever administers cannot lock themselves out', () => {
  const whole = grant('administrator');
  const branch = grant('administrator', null, hotline);
  test.each<[string, Grant[], Grant[], boolean]>([
    ['all of it stays', [whole], [whole, grant('agent')], true],
    ['all of it shrinks to a branch', [whole], [branch], false],
    ['a branch stays', [branch], [branch], true],
    ['a branch becomes another', [branch], [grant('administrator', null, evening)], true],
    ['a branch goes', [branch], [grant('agent')], false],
  ])('%s', (_, before, after, kept) => expect(decideOwnGrants(before, after) === null).toBe(kept));
});

test('a permission reaches what any of its roles reaches', () => {
  const [inTelecom] = ofTelecom;
  const [inHotline] = ofHotline;
  if (!inTelecom || !inHotline) throw new Error('no corners');
  const permissions = permissionsOf([
    { role: 'agent', reach: inTelecom },
    { role: 'handler', reach: inHotline },
  ]);
  expect(permissions.get('complaints.lodge')).toEqual([inTelecom, inHotline]);
  expect(permissions.get('complaints.handle')).toEqual([inHotline]);
  expect(permissions.has('complaints.assign')).toBe(false);
});

test('a role that is narrowed leaves the installation alone', () => {
  const narrowed = permissionsOf(ofHotline.map((reach) => ({ role: 'administrator', reach })));
  expect(narrowed.has('access.administer')).toBe(true);
  expect(narrowed.has('access.audit')).toBe(false);
  expect(
    permissionsOf([{ role: 'administrator', reach: { projectId: null, unitIds: null } }]).has('access.audit'),
  ).toBe(true);
});

test('the same grant twice is one', () => {
  expect(distinct([grant('agent'), grant('agent', bank), grant('agent')])).toEqual([
    grant('agent'),
    grant('agent', bank),
  ]);
});
