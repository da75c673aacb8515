import { expect, test } from 'vitest';
import { sendTake, type TakeWire } from './sending.ts';

const bytes = () => new Blob(['x']);
const pace = { pause: async () => undefined };

function wireThat(fails: (number: number, tries: number) => boolean) {
  const tries = new Map<number, number>();
  const [arrived, ends]: [number[], unknown[]] = [[], []];
  const wire: TakeWire = {
    begin: async () => 'take',
    piece: async (_, number) => {
      tries.set(number, (tries.get(number) ?? 0) + 1);
      if (fails(number, tries.get(number) ?? 0)) throw new Error('lost');
      arrived.push(number);
    },
    end: async (...end) => void ends.push(end),
  };
  return { wire, arrived, ends };
}

test('pieces arrive in order, a lost answer is asked for again', async () => {
  const { wire, arrived, ends } = wireThat((number, tries) => number === 1 && tries < 3);
  const take = sendTake('take', wire, pace, () => expect.unreachable());
  for (let piece = 0; piece < 3; piece += 1) take.add(bytes());
  await take.end('over');
  expect([arrived, ends]).toEqual([[0, 1, 2], [['take', 'over', 0]]]);
});

test('what never arrives breaks the take off, and what is missing is told', async () => {
  const { wire, arrived, ends } = wireThat((number) => number === 1);
  let broken = 0;
  const take = sendTake('take', wire, pace, () => {
    broken += 1;
  });
  for (let piece = 0; piece < 4; piece += 1) take.add(bytes());
  await take.end('over');
  expect([arrived, broken, ends]).toEqual([[0], 1, [['take', 'broken', 3]]]);
  expect(take.add(bytes())).toBe(false);
});

test('a line that is slow for a minute fills no memory', async () => {
  const { wire, ends } = wireThat(() => true);
  const take = sendTake('take', wire, { pause: () => new Promise((go) => setTimeout(go)) }, () => undefined);
  const taken = Array.from({ length: 9 }, () => take.add(bytes())).filter(Boolean);
  await take.end('over');
  expect(taken).toHaveLength(7);
  expect(ends).toEqual([['take', 'broken', 8]]);
});
