import type { ProcessDefinition, ProcessStep } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { box, drawingOf } from './layout.ts';

const step = (key: string, next: readonly string[], back: readonly string[] = []) =>
  ({ key, next: next.map((to) => ({ to, when: [] })), back }) as unknown as ProcessStep;
const definition = (...steps: ProcessStep[]) => ({ steps }) as unknown as ProcessDefinition;

test('steps stand in layers, side by side without touching, and each way is drawn once', () => {
  const { steps, ways, height } = drawingOf(
    definition(step('a', ['b', 'c']), step('b', ['d']), step('c', ['d']), step('d', [], ['a', 'gone'])),
  );
  const [a, b, c, d] = steps;
  expect([a?.y, b?.y, c?.y, d?.y].map((y) => ((y ?? 0) - box.margin) / box.down)).toEqual([0, 1, 1, 2]);
  expect((c?.x ?? 0) - (b?.x ?? 0)).toBeGreaterThan(box.width);
  expect(a?.x).toBe(d?.x);
  expect(ways.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
    'a b next',
    'a c next',
    'b d next',
    'c d next',
    'd a back',
  ]);
  expect(height).toBeGreaterThanOrEqual((d?.y ?? 0) + box.height);
});

test('a draft that goes in circles, and one without steps, can be drawn', () => {
  expect(drawingOf(definition(step('a', ['b']), step('b', ['a']))).ways).toHaveLength(2);
  expect(drawingOf(definition()).steps).toEqual([]);
});
