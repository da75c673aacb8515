import { expect, it } from 'vitest';
import { drawSubgroups, inDrawOrder } from './lots.ts';

const quarters = (first: number) => Array.from({ length: 96 }, (_, at) => first + at * 900_000);

it('draws in the same order whatever order it is given, and in another for another indicator', () => {
  const order = inDrawOrder('average-handle-time', quarters(0));
  expect(inDrawOrder('average-handle-time', quarters(0).toReversed())).toEqual(order);
  expect(order.toSorted((a, b) => a - b)).toEqual(quarters(0));
  expect(inDrawOrder('average-talk-time', quarters(0))).not.toEqual(order);
});

it('reads no more than it needs, and goes on where slots are empty', async () => {
  const busy = inDrawOrder('x', quarters(0));
  const quiet = inDrawOrder('x', quarters(86_400_000));
  const last = quiet.at(-1) ?? 0;
  const asked: number[] = [];
  const values = await drawSubgroups([busy, quiet, []], 5, async (slots) => {
    asked.push(slots.length);
    const held = slots.filter((slot) => slot < 86_400_000 || slot === last);
    return new Map(held.map((slot) => [slot, slot]));
  });
  expect(values).toEqual([busy.slice(0, 5), [last], []]);
  expect(asked).toEqual([10, 10, 20, 40, 21]);
});
