import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerMessage } from '@tongli/contracts/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrive } from '../../test/floor.ts';
import { lastVersion, openShelves, person, type Shelves, shelf } from '../../test/shelves.ts';
import { seal } from '../events/sealer.ts';
import { openConnection } from './connection.ts';
import { openGate } from './gate.ts';
import { openHub } from './hub.ts';

let shelves: Shelves;
beforeEach(async () => {
  shelves = await openShelves();
});
afterEach(() => shelves.close());

test('a watcher is told the state, and then each change once, from version to version', async () => {
  const key = randomUUID();
  await shelves.put(key, 1);
  const ann = shelves.connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  expect(ann.told[0]).toMatchObject({ topic: 'test.shelf', key, version: 1, state: { parcels: [1] } });
  await shelves.put(randomUUID(), 7);
  await shelves.put(key, 2, 3);
  await expect.poll(ann.types).toEqual(['state', 'change', 'change']);
  expect(ann.told.slice(1)).toMatchObject([
    { from: 1, version: 3, change: { number: 2 } },
    { from: 3, version: 4, change: { number: 3 } },
  ]);
});

test('after a drop only what was missed is told, and that nothing else was', async () => {
  const key = randomUUID();
  const ann = shelves.connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  ann.socket.terminate();
  await shelves.put(key, 1, 2);
  const again = shelves.connect('ann');
  await again.watch(key, 0);
  await expect.poll(again.types).toEqual(['change', 'change', 'current']);
  expect(again.told).toMatchObject([{ from: 0, version: 1 }, { from: 1, version: 2 }, { version: 2 }]);
  await shelves.put(key, 3);
  await expect.poll(again.types).toEqual(['change', 'change', 'current', 'change']);
  expect(again.told.at(-1)).toMatchObject({ from: 2, version: 3 });
});

test('whoever missed very much is told the state', async () => {
  const key = randomUUID();
  await arrive(shelves.floor, key, ...Array.from({ length: 501 }, (_, index) => index));
  await seal(shelves.floor.db);
  const ann = shelves.connect('ann');
  await ann.watch(key, 0);
  await expect.poll(ann.types).toEqual(['state']);
});

test('an unreadable message ends the connection; an overlong one too', async () => {
  const ann = shelves.connect('ann');
  await once(ann.socket, 'open');
  ann.socket.send('{"type":"gossip"}');
  expect((await once(ann.socket, 'close'))[0]).toBe(1_008);
  const other = shelves.connect('ann');
  await once(other.socket, 'open');
  other.socket.send('x'.repeat(20_000));
  expect((await once(other.socket, 'close'))[0]).toBe(1_009);
});

test('a client that takes nothing is told nothing more, and everything once it takes again', async () => {
  const key = randomUUID();
  const ann = shelves.connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  ann.socket.pause();
  const many = Array.from({ length: 12_000 }, (_, index) => index);
  for (let from = 0; from < many.length; from += 1_000) {
    await arrive(shelves.floor, key, ...many.slice(from, from + 1_000));
    await seal(shelves.floor.db);
  }
  await expect.poll(() => seal(shelves.floor.db)).toBe(0);
  ann.socket.resume();
  await expect
    .poll(() => ann.told.at(-1)?.type !== undefined && lastVersion(ann.told), { timeout: 10_000 })
    .toBe(12_000);
  expect(gaps(ann.told)).toEqual([]);
});

/** Changes that do not begin where the client stood. */
function gaps(told: readonly ServerMessage[]): ServerMessage[] {
  let version = -1;
  return told.filter((message) => {
    if (message.type === 'refused' || message.type === 'pong' || message.type === 'hint') return false;
    const gap = message.type === 'change' && message.from !== version;
    version = message.version;
    return gap;
  });
}

test('who watches and leaves in the same moment leaves nothing behind', async () => {
  const hub = openHub(shelves.floor, [shelves.served]);
  const sent: string[] = [];
  const wire = { send: (text: string) => void sent.push(text), bufferedAmount: 0, close: () => undefined };
  const gate = openGate(1);
  const parts = { floor: shelves.floor, hub, gate, topics: new Map([[shelf.name, shelves.served]]) };
  const connection = openConnection(parts, wire, person('test.look'));
  for (const key of ['a', 'b', 'c']) connection.hear(JSON.stringify({ type: 'watch', topic: shelf.name, key }));
  connection.end();
  await gate(async () => undefined);
  await hub.catchUp();
  await expect.poll(() => hub.size).toBe(0);
  expect(sent).toEqual([]);
});

test('a client that asks more than can be answered is let go; a ping is answered', async () => {
  const ann = shelves.connect('ann');
  await once(ann.socket, 'open');
  ann.socket.send('{"type":"ping"}');
  await expect.poll(ann.types).toEqual(['pong']);
  const closed = once(ann.socket, 'close');
  for (let number = 0; number < 2_000; number += 1)
    ann.socket.send(JSON.stringify({ type: 'watch', topic: shelf.name, key: `${number}` }));
  expect((await closed)[0]).toBe(1_008);
});

test('many who come at once share the reading of the log', async () => {
  const hub = openHub(shelves.floor, [shelves.served]);
  await hub.catchUp();
  const asked = vi.spyOn(shelves.floor.reader, 'selectFrom');
  const watcher = { tell: () => undefined };
  await Promise.all(Array.from({ length: 200 }, (_, index) => hub.watch(shelves.served, `${index}`, watcher)));
  expect(hub.size).toBe(200);
  expect(asked.mock.calls.length).toBeLessThan(5);
});
