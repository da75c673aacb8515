import { expect, test } from 'vitest';
import { casesByCause, partsOf, sharesOf } from './shares.ts';

const why = (id: string, parentId: string | null, cases: string[] = []) => ({ id, parentId, cases });
const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
/** Two ends below one cause, and a third beside it. */
const tree = [why('a', null, ['9']), why('a1', 'a', ['1']), why('a2', 'a'), why('b', null)];
const attributed = new Map([
  ['a1', new Set(['1', '2', '3'])],
  ['a2', new Set(['3', '4'])],
  ['b', new Set(['5', 'elsewhere'])],
  ['gone', new Set(['6'])],
]);

test('parts do not meet: cases add up to the total, shares to one', () => {
  const { parts, total, outside } = sharesOf({ total: numbers.length, cited: numbers }, tree, attributed);
  expect(parts.map(({ part, causeId, cases }) => [part, causeId, cases])).toEqual([
    ['cause', 'a1', 2],
    ['cause', 'a2', 1],
    ['cause', 'b', 1],
    ['overlap', null, 1],
    ['halfway', null, 1],
    ['unexplained', null, 4],
  ]);
  expect(parts.reduce((sum, { cases }) => sum + cases, 0)).toBe(total);
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(outside).toBe(1);
});

test('a cause holds what lies below it, each complaint once', () => {
  expect([...(casesByCause(tree, attributed).get('a') ?? [])].toSorted()).toEqual(['1', '2', '3', '4', '9']);
  expect(sharesOf({ total: numbers.length, cited: numbers }, tree, attributed).causes).toMatchObject([
    { causeId: 'a', cases: 5, share: 0.5 },
    { causeId: 'a1', cases: 3 },
    { causeId: 'a2', cases: 2 },
    { causeId: 'b', cases: 1, share: 0.1 },
  ]);
});

test('what was cited as evidence counts as attributed; a complaint is in one part', () => {
  const parts = partsOf(numbers, tree, new Map());
  expect(parts.get('1')).toEqual({ part: 'cause', causeId: 'a1' });
  expect(parts.get('9')).toEqual({ part: 'halfway', causeId: null });
  expect(parts.get('10')).toEqual({ part: 'unexplained', causeId: null });
});

test('no complaints: no shares, and nothing is divided by nothing', () => {
  expect(sharesOf({ total: 0, cited: [] }, [why('a', null)], new Map())).toEqual({
    total: 0,
    causes: [{ causeId: 'a', cases: 0, share: 0 }],
    parts: [
      { part: 'cause', causeId: 'a', cases: 0, share: 0 },
      { part: 'overlap', causeId: null, cases: 0, share: 0 },
      { part: 'halfway', causeId: null, cases: 0, share: 0 },
      { part: 'unexplained', causeId: null, cases: 0, share: 0 },
    ],
    outside: 0,
  });
});
