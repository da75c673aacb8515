import type { UnitKind } from '@tongli/contracts/org';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { afterChange, changeFrom, type Stay } from './stays.ts';
import { decideNesting, decidePlace, liesWithin, parentOn, pathOn, type Tree } from './tree.ts';

test.each<[UnitKind, UnitKind | null, boolean]>([
  ['site', null, true],
  ['site', 'site', true],
  ['site', 'department', false],
  ['department', null, false],
  ['department', 'site', true],
  ['department', 'department', true],
  ['department', 'team', false],
  ['team', 'department', true],
  ['team', 'site', false],
  ['team', 'team', false],
  ['team', null, false],
])('a %s under %s: %s', (kind, above, allowed) => {
  expect(decideNesting(kind, above) === null).toBe(allowed);
});

const place = (id: string, value: string | null, fromOn = '-infinity', untilOn = 'infinity'): Stay<string | null> => ({
  id,
  fromOn,
  untilOn,
  value,
});

const tree: Tree = new Map<string, { kind: UnitKind; places: Stay<string | null>[] }>([
  ['site', { kind: 'site', places: [place('s', null)] }],
  [
    'a',
    { kind: 'department', places: [place('a1', 'site', '-infinity', '2026-03-01'), place('a2', 'b', '2026-03-01')] },
  ],
  ['b', { kind: 'department', places: [place('b1', 'site')] }],
  ['gone', { kind: 'department', places: [place('g1', 'site', '2026-01-01', '2026-02-01')] }],
]);

test.each([
  ['below what will lie below it from a later date on', 'b', 'a', '2026-01-01', 'unit-within-itself'],
  ['below itself', 'b', 'b', '2026-01-01', 'unit-within-itself'],
  ['below what is gone by then', 'a', 'gone', '2026-01-15', 'unit-not-there'],
  ['below what nobody knows', 'a', 'nothing', '2026-01-15', 'unknown-unit'],
])('a unit does not stand %s', (_, id, parentId, fromOn, refusal) => {
  expect(decidePlace(tree, { id, kind: 'department' }, parentId, { fromOn })).toMatchObject({ refusal });
});

test('a unit stands below another until before that one comes below it', () => {
  const span = { fromOn: '2026-01-01', untilOn: '2026-03-01' };
  expect(decidePlace(tree, { id: 'b', kind: 'department' }, 'a', span)).toBeNull();
});

test('the way to a unit is told as of a date', () => {
  expect(pathOn(tree, 'a', '2026-02-28')).toEqual(['site', 'a']);
  expect(pathOn(tree, 'a', '2026-03-01')).toEqual(['site', 'b', 'a']);
});

const ids = ['site', 'd1', 'd2', 'd3', 'd4', 'd5'];
const dates = Array.from({ length: 20 }, (_, at) => `2026-01-${String(at + 1).padStart(2, '0')}`);

test('whatever is moved for whatever dates, no unit ever lies within itself, and each is under the top on every date', () => {
  const move = fc.tuple(fc.constantFrom(...ids.slice(1)), fc.constantFrom(...ids), fc.constantFrom(...dates));
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const now = new Map(
        ids.map((id) => [
          id,
          {
            kind: (id === 'site' ? 'site' : 'department') as UnitKind,
            places: [place(id, id === 'site' ? null : 'site')],
          },
        ]),
      );
      for (const [index, [id, parentId, on]] of moves.entries()) {
        const unit = now.get(id);
        const change = changeFrom<string | null>(unit?.places ?? [], on, parentId, (a, b) => a === b);
        if (!unit || isRefusal(change)) continue;
        if (decidePlace(now, { id, kind: unit.kind }, parentId, change.added)) continue;
        now.set(id, { kind: unit.kind, places: afterChange(unit.places, change, `m${index}`) });
      }
      for (const on of dates)
        for (const id of ids.slice(1)) {
          const parent = parentOn(now, id, on) ?? '';
          expect(liesWithin(now, parent, id, on)).toBe(false);
          expect(pathOn(now, id, on)[0]).toBe('site');
        }
    }),
  );
});
