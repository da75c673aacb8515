import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, byKey, freeSpot, inOrder, movedTo, sizedTo, without } from './grid.ts';

const box = (id: string, x: number, y: number, w = 4, h = 2): Box => ({ id, x, y, w, h });
const spots = (boxes: readonly Box[]) => Object.fromEntries(boxes.map(({ id, x, y, w, h }) => [id, [x, y, w, h]]));
const three = [box('a', 0, 0), box('b', 4, 0), box('c', 0, 2)];

describe('a board that is laid out', () => {
  test('what is in the way goes down, and gaps close', () => {
    expect(spots(movedTo(three, box('b', 4, 0), { x: 0, y: 0 }))).toEqual({
      a: [0, 2, 4, 2],
      b: [0, 0, 4, 2],
      c: [0, 4, 4, 2],
    });
    expect(spots(without(three, 'a'))).toEqual({ b: [4, 0, 4, 2], c: [0, 0, 4, 2] });
  });

  test('nothing leaves the grid, and nothing is too small to be taken hold of', () => {
    expect(spots(movedTo(three, box('b', 4, 0), { x: 40, y: -3 })).b).toEqual([8, 0, 4, 2]);
    expect(spots(sizedTo(three, box('b', 4, 0), { w: 40, h: 0 })).b).toEqual([4, 0, 8, 2]);
  });

  test('a new tile takes the first place that is free', () => {
    expect(freeSpot(three, { w: 4, h: 2 })).toEqual({ x: 8, y: 0 });
    expect(freeSpot(three, { w: 12, h: 2 })).toEqual({ x: 0, y: 4 });
  });

  test.each([
    ['ArrowRight', false, 'a', [1, 0, 4, 2]],
    ['ArrowUp', false, 'c', [0, 0, 4, 2]],
    ['ArrowDown', false, 'a', [0, 2, 4, 2]],
    ['ArrowRight', true, 'c', [0, 2, 5, 2]],
    ['ArrowDown', true, 'a', [0, 0, 4, 3]],
  ] as const)('%s with Shift %s acts on %s', (key, shift, id, wanted) => {
    const one = three.find((other) => other.id === id) ?? box(id, 0, 0);
    expect(spots(byKey(three, one, key, shift) ?? [])[id]).toEqual(wanted);
  });

  test('any other key is somebody else’s', () => expect(byKey(three, box('a', 0, 0), 'Enter', false)).toBeNull());

  test('whatever is done, tiles never overlap, leave the grid or float', () => {
    const act = fc.tuple(fc.nat(5), fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean());
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let board: readonly Box[] = [];
        for (let at = 0; at < 6; at += 1)
          board = [...board, { ...box(`t${at}`, 0, 0, 3, 2), ...freeSpot(board, { w: 3, h: 2 }) }];
        for (const [at, key, shift] of acts) board = byKey(board, board[at] ?? box('x', 0, 0), key, shift) ?? board;
        const all = board.toSorted(inOrder);
        for (const [at, one] of all.entries()) {
          expect(one.x >= 0 && one.x + one.w <= 12 && one.y >= 0).toBe(true);
          for (const other of all.slice(at + 1))
            expect(
              one.x < other.x + other.w &&
                other.x < one.x + one.w &&
                one.y < other.y + other.h &&
                other.y < one.y + one.h,
            ).toBe(false);
        }
        expect(Math.min(...all.map(({ y }) => y))).toBe(0);
        expect(all).toHaveLength(6);
      }),
      { numRuns: 200 },
    );
  });
});
