import { expect, test } from 'vitest';
import { branchOf, foldedAtFirst, pathOf, placeUnits, stepFrom, withThoseAbove } from './layout.ts';

const unit = (id: string, parentId: string | null) => ({ id, parentId });
/** a → (b → (d, e), c → f) */
const units = [unit('a', null), unit('b', 'a'), unit('c', 'a'), unit('d', 'b'), unit('e', 'b'), unit('f', 'c')];
const none = new Set<string>();
const drawn = (folded: ReadonlySet<string>, shape: 'chart' | 'outline', of = units) =>
  placeUnits(of, folded, shape).map(({ unit: { id }, level, row, parentRow }) => [id, level, row, parentRow]);

test('a chart has the first subunit beside its unit, and a row for each end', () => {
  expect(drawn(none, 'chart')).toEqual([
    ['a', 0, 0, null],
    ['b', 1, 0, 0],
    ['d', 2, 0, 0],
    ['e', 2, 1, 0],
    ['c', 1, 2, 0],
    ['f', 2, 2, 2],
  ]);
});

test('an outline has a row for every unit', () => {
  expect(drawn(none, 'outline').map(([id, , row]) => [id, row])).toEqual([
    ['a', 0],
    ['b', 1],
    ['d', 2],
    ['e', 3],
    ['c', 4],
    ['f', 5],
  ]);
});

test('what is folded hides what is below it, and says how much', () => {
  const placed = placeUnits(units, new Set(['b', 'f']), 'chart');
  expect(placed.map(({ unit: { id }, folded, below }) => [id, folded, below])).toEqual([
    ['a', false, 2],
    ['b', true, 2],
    ['c', false, 1],
    ['f', false, 0],
  ]);
});

test('a second tree, and a unit whose parent is not here, stand at the top', () => {
  expect(drawn(none, 'chart', [unit('a', null), unit('x', 'gone')])).toEqual([
    ['a', 0, 0, null],
    ['x', 0, 1, null],
  ]);
});

test('a unit cannot be moved into its own branch', () => {
  expect([...branchOf(units, 'b')].sort()).toEqual(['b', 'd', 'e']);
});

test('a path leads from the top; a circle does not hang it', () => {
  expect(pathOf(units, 'e').map(({ id }) => id)).toEqual(['a', 'b', 'e']);
  expect(pathOf([unit('x', 'y'), unit('y', 'x')], 'x')).toHaveLength(2);
  expect(pathOf(units, null)).toEqual([]);
});

test('who is looked for is shown with those above', () => {
  expect(withThoseAbove(units, ({ id }) => id === 'f').map(({ id }) => id)).toEqual(['a', 'c', 'f']);
});

test.each([
  [6, []],
  [5, ['b', 'c']],
  [2, ['a']],
])('with room for %d, folded are %j', (most, folded) => expect([...foldedAtFirst(units, most)]).toEqual(folded));

test.each([
  ['a', 'ArrowDown', { to: 'b' }],
  ['e', 'ArrowUp', { to: 'd' }],
  ['b', 'ArrowLeft', { fold: true }],
  ['e', 'ArrowLeft', { to: 'b' }],
  ['b', 'ArrowRight', { to: 'd' }],
  ['e', 'ArrowRight', null],
  ['d', 'End', { to: 'f' }],
  ['a', 'ArrowLeft', { fold: true }],
  ['f', 'ArrowDown', null],
])('from %s, %s leads to %j', (id, key, step) =>
  expect(stepFrom(placeUnits(units, none, 'chart'), id, key)).toEqual(step),
);
