import { expect, test } from 'vitest';
import { drawnRows } from './useRowWindow.ts';

const many = 100_000;

test.each([
  ['a short list', 120, 0, { from: 0, to: 120 }],
  ['the top', many, 200, { from: 0, to: 60 }],
  ['a place on the way', many, -33_000, { from: 970, to: 1_060 }],
  ['the end', many, -(many * 33 - 900), { from: 99_940, to: many }],
  ['beyond the end', many, -(many * 40), { from: many - 1, to: many }],
])('at %s', (_, count, top, expected) => {
  expect(drawnRows(count, 33, top, 900)).toEqual(expected);
});

test('whatever the place, what is in the window is drawn, and never more than a few hundred rows', () => {
  for (let top = 300; top > -many * 33; top -= 77_777) {
    const { from, to } = drawnRows(many, 33, top, 1_000);
    expect(from * 33).toBeLessThanOrEqual(Math.max(0, -top));
    expect(to * 33).toBeGreaterThanOrEqual(Math.min(many * 33, 1_000 - top));
    expect(to - from).toBeLessThan(200);
  }
});
