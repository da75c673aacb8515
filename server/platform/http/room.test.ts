import { expect, test } from 'vitest';
import { needsRoom, watchRoom } from './room.ts';

const fullWith = async (free: () => Promise<number>) => {
  const room = await watchRoom('/data', free);
  room.stop();
  return room.isFull();
};

test('a disk is full before the database beneath cannot write any more', async () => {
  expect(await fullWith(async () => 100e6)).toBe(true);
  expect(await fullWith(async () => 300e6)).toBe(false);
  expect(await fullWith(async () => Promise.reject(new Error('no such disk')))).toBe(false);
});

test.each([
  ['GET', '/complaints', 'complaints.read', false],
  ['POST', '/customers/search', 'customers.read', false],
  ['POST', '/session', 'public', false],
  ['POST', '/complaints', 'complaints.lodge', true],
  ['POST', '/portal/complaints', 'public', true],
] as const)('%s %s needs room: %s, %s', (method, path, need, expected) => {
  expect(needsRoom({ method, path, need })).toBe(expected);
});
