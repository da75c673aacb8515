import type { Account, Grant } from '@tongli/contracts/access';
import { expect, test } from 'vitest';
import { sightChange, watchersOf } from './sight.ts';
import { mayStandIn, withBranchPeople } from './unit.ts';

const node = (id: string, parentId: string | null) => ({ id, parentId });
/** site → (east → team, west) */
const units = [node('site', null), node('east', 'site'), node('team', 'east'), node('west', 'site')];

test('a unit leaves the branches above it and enters the others, but not those that it stays in', () => {
  expect(sightChange(units, 'team', 'west')).toEqual({ leaves: ['east'], enters: ['west'] });
  expect(sightChange(units, 'east', 'west')).toEqual({ leaves: [], enters: ['west'] });
  expect(sightChange(units, 'team', 'east')).toEqual({ leaves: [], enters: [] });
});

const account = (name: string, ...grants: [role: Grant['role'], unitId: string | null][]): Account => ({
  id: name,
  username: name,
  name,
  grants: grants.map(([role, unitId]) => ({ role, unitId, projectId: null })),
  kind: 'person',
  state: 'active',
  lastSignInAt: null,
  version: 1,
  actions: {},
});

test('who held a role in what it leaves is named, unless the same role reaches it otherwise', () => {
  const accounts = [
    account('a', ['handler', 'east']),
    account('b', ['handler', 'east'], ['handler', null]),
    account('c', ['handler', 'east'], ['handler', 'site']),
    account('d', ['handler', 'west']),
    account('e', ['handler', 'east'], ['agent', null]),
  ];
  expect(watchersOf(accounts, ['east'], ['site', 'west']).map(({ name }) => name)).toEqual(['a', 'e']);
});

test('people are added up through the branch', () => {
  const unit = (id: string, parentId: string | null, peopleCount: number) => ({
    ...node(id, parentId),
    code: id,
    name: { zh: id, en: id },
    kind: 'team' as const,
    version: 1,
    peopleCount,
    unqualifiedCount: 0,
    nextChangeOn: null,
  });
  const sums = withBranchPeople([unit('a', null, 1), unit('b', 'a', 2), unit('c', 'b', 3)]);
  expect(sums.map(({ id, branchPeople }) => [id, branchPeople])).toEqual([
    ['a', 6],
    ['b', 5],
    ['c', 3],
  ]);
});

test.each([
  ['site', null, true],
  ['site', 'department', false],
  ['department', 'site', true],
  ['department', null, false],
  ['team', 'department', true],
  ['team', 'site', false],
  ['team', 'team', false],
] as const)('a %s in %s: %s', (kind, above, may) => expect(mayStandIn(kind, above)).toBe(may));
