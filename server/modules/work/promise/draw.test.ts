import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample } from './draw.ts';

const ids = Array.from({ length: 1_000 }, (_, index) => `task-${index}`);

test('the same seed draws the same, in whatever order they come; another seed draws others', () => {
  const drawn = drawSample(ids, 0.05, '2026-03');
  expect(drawn).toHaveLength(50);
  expect(drawSample(ids.toReversed(), 0.05, '2026-03')).toEqual(drawn);
  expect(drawSample(ids, 0.05, '2026-04')).not.toEqual(drawn);
});

test('everyone is as likely to be drawn: over many seeds each about equally often', () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 400; seed++)
    for (const id of drawSample(ids.slice(0, 20), 0.25, String(seed))) times.set(id, (times.get(id) ?? 0) + 1);
  // 400 draws of 5 of 20: 100 each, standard deviation 8.7; chi-square with 19 degrees of freedom, 0.1 % above 43.8.
  const chiSquare = [...times.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  expect(times.size).toBe(20);
  expect(chiSquare).toBeLessThan(43.8);
});

test('never more than there are, and one of any', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { maxLength: 30 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (all, share) => {
        const drawn = drawSample(all, share, 's');
        expect(drawn.length).toBe(Math.ceil(all.length * share));
        expect(drawn.every((id) => all.includes(id))).toBe(true);
      },
    ),
  );
});
