import type { ProcessMap } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { mapDrawing, widthOf } from './drawing.ts';

const name = { zh: '', en: '' };
const edge = (from: string, to: string, cases: number) => ({ from, to, cases, count: cases });
const map = {
  cases: 100,
  nodes: [
    { key: '@start', name: null },
    { key: 'a', name },
    { key: 'b', name },
    { key: 'x', name: null },
    { key: '@end', name: null },
  ],
  steps: [{ key: 'a' }, { key: 'b' }],
  edges: [
    edge('@start', 'a', 100),
    edge('a', 'b', 90),
    edge('b', 'a', 20),
    edge('a', 'x', 1),
    edge('a', 'a', 60),
    edge('b', '@end', 80),
  ],
} as unknown as ProcessMap;

test('rare ways are left out with what only they lead to, and what goes against the order is drawn as a way back', () => {
  const drawing = mapDrawing(map, 0.05);
  expect(drawing.steps.map(({ key }) => key)).toEqual(['@start', 'a', 'b', '@end']);
  expect(drawing.ways.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
    '@start a next',
    'a b next',
    'b @end next',
    'b a back',
  ]);
  expect(mapDrawing(map, 0).ways).toHaveLength(5);
});

test('the most frequent way is the thickest', () => {
  expect(widthOf(80, 80)).toBe(6);
  expect(widthOf(1, 80)).toBeLessThan(2);
});
