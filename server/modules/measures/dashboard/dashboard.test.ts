import { judgeByTarget, type Tile, type TilePeriod } from '@tongli/contracts/measures';
import { describe, expect, test } from 'vitest';
import { checkLayout } from './layout.ts';
import { rangesOf } from './period.ts';
import { type Kept, mayLayOut, mayLook, mayRemove, type Reader } from './rule.ts';
import { starters } from './starters.ts';

/** A Wednesday. */
const today = '2026-03-04';

test.each<[TilePeriod, string, string, string]>([
  ['today', '2026-03-04', '2026-03-04', '2026-03-03'],
  ['yesterday', '2026-03-03', '2026-03-03', '2026-03-02'],
  ['this-week', '2026-03-02', '2026-03-04', '2026-02-27'],
  ['last-week', '2026-02-23', '2026-03-01', '2026-02-16'],
  ['this-month', '2026-03-01', '2026-03-04', '2026-02-25'],
  ['last-month', '2026-02-01', '2026-02-28', '2026-01-04'],
  ['last-7-days', '2026-02-26', '2026-03-04', '2026-02-19'],
  ['this-year', '2026-01-01', '2026-03-04', '2025-10-30'],
  [{ from: '2026-03-03', to: '2026-12-31' }, '2026-03-03', '2026-03-04', '2026-03-01'],
])('%o is from %s to %s, and is held against as long from %s on', (period, from, to, before) => {
  const ranges = rangesOf(period, today);
  expect([ranges.range, ranges.before.from]).toEqual([{ from, to }, before]);
});

describe('who may look at a board, lay it out and remove it', () => {
  const kept = (change: Partial<Kept>): Kept => ({
    ...{ ownerId: 'owner', audience: 'private', unitIds: [], roles: [], removed: false },
    ...change,
  });
  const reader = (change: Partial<Reader> = {}): Reader => ({
    ...{ id: 'other', line: ['team', 'centre'], roles: ['leader'], builds: false },
    ...change,
  });
  const builder = reader({ builds: true });
  const owner = reader({ id: 'owner', builds: true });
  const code = (refusal: { refusal: string } | null) => refusal?.refusal ?? 'yes';

  test.each<[string, Kept, Reader, boolean, string, string]>([
    ['one’s own', kept({}), owner, true, 'yes', 'yes'],
    ['somebody’s', kept({}), builder, false, 'not-found', 'not-found'],
    ['of all', kept({ audience: 'project' }), builder, true, 'yes', 'forbidden'],
    ['of all, who lays out none', kept({ audience: 'project' }), reader(), true, 'forbidden', 'forbidden'],
    ['of a unit above', kept({ audience: 'some', unitIds: ['centre'] }), reader(), true, 'forbidden', 'forbidden'],
    ['of another unit', kept({ audience: 'some', unitIds: ['shop'] }), builder, false, 'not-found', 'not-found'],
    ['of a role', kept({ audience: 'some', roles: ['leader'] }), builder, true, 'yes', 'forbidden'],
    ['removed, of all', kept({ audience: 'project', removed: true }), builder, false, 'not-found', 'not-found'],
    ['removed, one’s own', kept({ removed: true }), owner, true, 'dashboard-removed', 'dashboard-removed'],
  ])('%s', (_, board, who, looks, layOut, remove) => {
    expect([mayLook(board, who), code(mayLayOut(board, who)), code(mayRemove(board, who, true))]).toEqual([
      looks,
      layOut,
      remove,
    ]);
  });

  test('what is not removed is not brought back', () =>
    expect([code(mayRemove(kept({}), owner, false)), code(mayRemove(kept({ removed: true }), owner, false))]).toEqual([
      'dashboard-not-removed',
      'yes',
    ]));
});

test.each(starters)('the supplied board $code can be kept: nothing overlaps', ({ tiles }) => {
  expect(checkLayout(tiles)).toBeNull();
});

test('of tiles that only touch nothing overlaps', () => {
  const tile = (id: string, x: number, y: number): Tile => ({
    ...{ kind: 'text', id, x, y, w: 6, h: 2, title: '', text: 'x' },
  });
  expect(checkLayout([tile('a', 0, 0), tile('b', 6, 0), tile('c', 0, 2)])).toBeNull();
  expect(checkLayout([tile('a', 0, 0), tile('b', 5, 1)])?.refusal).toBe('tiles-overlap');
});

test.each([
  [0.8, 0.8, 'higher-is-better', 'met'],
  [0.75, 0.8, 'higher-is-better', 'near'],
  [0.7, 0.8, 'higher-is-better', 'missed'],
  [60, 60, 'lower-is-better', 'met'],
  [65, 60, 'lower-is-better', 'near'],
  [67, 60, 'lower-is-better', 'missed'],
  [1, 0, 'lower-is-better', 'missed'],
  [null, 1, 'lower-is-better', null],
  [1, null, 'lower-is-better', null],
] as const)('%s against %s where %s: %s', (value, target, direction, judged) => {
  expect(judgeByTarget(value, target, direction)).toBe(judged);
});
