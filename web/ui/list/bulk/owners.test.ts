import { expect, test } from 'vitest';
import { undoOf } from './act.ts';
import { othersAmong } from './owners.ts';

const rows = [null, 'me', 'li', 'wu', 'wu'].map((ownerId) => ({ ownerId }));

test('work is taken from others, not from oneself and not from nobody', () => {
  expect(othersAmong(rows, ({ ownerId }) => ownerId, 'me')).toEqual([
    { ownerId: 'wu', count: 2 },
    { ownerId: 'li', count: 1 },
  ]);
  expect(othersAmong(rows.slice(0, 2), ({ ownerId }) => ownerId, 'me')).toEqual([]);
});

test('the way back goes row by row, with what the server answered to each', async () => {
  const back: unknown[] = [];
  const act = {
    key: 'take',
    label: '',
    run: async () => undefined as never,
    undo: async (row: string, reply: number) => back.push([row, reply]),
  };
  const done = ['a', 'b'].map((row, index) => ({ row, reply: index }));
  const undo = undoOf<string>(act as never, done, 'undo');
  for (const { row } of done) await undo.run(row, undefined as never, {});
  expect(back).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});
