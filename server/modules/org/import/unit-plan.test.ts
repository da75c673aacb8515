import type { UnitKind } from '@tongli/contracts/org';
import { expect, test } from 'vitest';
import { always, never } from '../dates.ts';
import type { Tree } from '../tree.ts';
import { type KnownUnit, planUnits, type UnitWords } from './unit-plan.ts';

const today = '2026-03-02';

const known = (id: string, kind: UnitKind, parentId: string | null, path: readonly string[]): KnownUnit => ({
  id,
  code: id,
  kind,
  parentId,
  name: { zh: path.at(-1) ?? '', en: path.at(-1) ?? '' },
  path: path.map((name) => ({ zh: name, en: name })),
});
const stored = [
  known('centre', 'site', null, ['Centre']),
  known('service', 'department', 'centre', ['Centre', 'Service']),
  known('night', 'team', 'service', ['Centre', 'Service', 'Night']),
];
const tree: Tree = new Map(
  stored.map(({ id, kind, parentId }) => [
    id,
    { kind, places: [{ id: `place of ${id}`, fromOn: always, untilOn: never, value: parentId }] },
  ]),
);

const row = (
  code: string,
  kind: UnitKind,
  parent: string | null | undefined,
  fromOn: string | null = null,
): UnitWords => ({
  id: `new ${code}`,
  code,
  name: code,
  nameEn: null,
  kind,
  parent,
  fromOn,
});

const errorsOf = (...rows: readonly UnitWords[]) =>
  planUnits(rows, stored, tree, today).rows.flatMap(({ code, errors }) =>
    errors.map((error) => `${code}: ${error.field} ${error.code}`),
  );
const parentsOf = (...rows: readonly UnitWords[]) =>
  planUnits(rows, stored, tree, today).rows.map(({ parentId }) => parentId);

test('a row stands under another one of the table, wherever that is written', () => {
  expect(
    parentsOf(row('t', 'team', 'd'), row('d', 'department', 's'), row('s', 'site', null), row('u', 'team', 'Service')),
  ).toEqual(['new d', 'new s', null, 'service']);
});

test('a path goes through rows of the table, and settles which of two is meant', () => {
  const rows = [row('east', 'site', null), row('west', 'site', null)];
  const twin = (id: string, parent: string): UnitWords => ({ ...row(id, 'department', parent), name: 'Sales' });
  const all = [row('t', 'team', 'west/Sales'), twin('a', 'east'), twin('b', 'west'), ...rows];
  expect(parentsOf(...all)[0]).toBe('new b');
  expect(errorsOf(row('x', 'team', 'Sales'), ...all)).toEqual(['x: parent ambiguous-parent']);
});

test.each<[string, UnitWords[], string[]]>([
  ['unknown', [row('t', 'team', 'nowhere')], ['t: parent unknown-parent']],
  ['itself', [row('d', 'department', 'd')], ['d: parent parent-circle']],
  [
    'a circle of three; what hangs below it is not in it',
    [row('a', 'department', 'b'), row('b', 'department', 'c'), row('c', 'department', 'a'), row('t', 'team', 'a')],
    ['a: parent parent-circle', 'b: parent parent-circle', 'c: parent parent-circle'],
  ],
  [
    'a circle through a unit that is there',
    [row('n', 'department', 'night'), row('service', 'department', 'n')],
    ['n: parent department-nesting', 'service: parent parent-circle'],
  ],
  ['a team in a site', [row('t', 'team', 'centre')], ['t: parent team-nesting']],
  ['a department at the top', [row('d', 'department', null)], ['d: parent department-nesting']],
  ['another kind', [row('night', 'department', undefined)], ['night: kind kind-fixed']],
  [
    'before what it stands under',
    [row('d', 'department', 'centre', '2026-05-01'), row('t', 'team', 'd', '2026-04-01')],
    ['t: parent parent-not-there'],
  ],
])('an error of its row: %s', (_, rows, errors) => expect(errorsOf(...rows)).toEqual(errors));

test('two that are there may change places in one table', () => {
  const rows = [row('new', 'department', 'centre'), row('service', 'department', 'new'), row('night', 'team', 'new')];
  const { rows: planned } = planUnits(rows, stored, tree, today);
  expect(planned.map(({ errors }) => errors)).toEqual([[], [], []]);
  expect(planned.map(({ move }) => move?.added.value ?? null)).toEqual([null, 'new new', 'new new']);
});

test('without a column for it everything stays where it is', () => {
  expect(planUnits([row('NIGHT', 'team', undefined)], stored, tree, today).rows[0]).toMatchObject({
    id: 'night',
    move: null,
    errors: [],
  });
});
