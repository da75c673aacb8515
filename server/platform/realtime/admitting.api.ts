import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { inCall } from '../../test/floor.ts';
import {
  forbiddenShelf,
  lastVersion,
  oddShelf,
  openShelves,
  ourPlace,
  parcelLost,
  person,
  type Shelves,
  shelfMoved,
} from '../../test/shelves.ts';
import { append } from '../events/append.ts';
import { seal } from '../events/sealer.ts';

let shelves: Shelves;
beforeEach(async () => {
  shelves = await openShelves();
});
afterEach(() => shelves.close());

test('what one may not watch is refused with its reason, and strangers are let go', async () => {
  const ben = shelves.connect('ben');
  await ben.watch('x');
  const ann = shelves.connect('ann');
  await ann.watch(forbiddenShelf);
  await expect.poll(() => ben.told).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
  await expect.poll(() => ann.told).toMatchObject([{ type: 'refused', code: 'not-found' }]);
  const stranger = shelves.connect('nobody');
  const [code] = await once(stranger.socket, 'close');
  expect(code).toBe(1_008);
  const foreign = shelves.connect('ann', { origin: 'https://elsewhere.example' });
  expect((await once(foreign.socket, 'close'))[0]).toBe(1_008);
});

test('changes of another place are not told, and leave no gap', async () => {
  const ann = person('test.look');
  const ours = new Map([['test.look', [{ projectId: ourPlace.projectId, unitIds: null }]]]);
  shelves.actors.set('ann', { ...ann, permissions: ours });
  const client = shelves.connect('ann');
  await client.watch(oddShelf);
  await expect.poll(client.types).toEqual(['state']);
  await shelves.put(randomUUID(), 2, 3, 4, 6, 7);
  await expect.poll(() => lastVersion(client.told)).toBe(5);
  expect(client.told.slice(1)).toMatchObject([
    { from: 0, version: 2, change: { number: 3 } },
    { from: 2, version: 5, change: { number: 7 } },
  ]);
  const again = shelves.connect('ann');
  await again.watch(oddShelf, 0);
  await expect.poll(again.types).toEqual(['change', 'change', 'current']);
  expect(again.told).toMatchObject([{ from: 0, version: 2 }, { from: 2, version: 5 }, { version: 5 }]);
});

test('whose session ends loses the socket at once, and whose rights change is told what that ends', async () => {
  const ann = shelves.connect('ann');
  const ben = shelves.connect('ben');
  const key = randomUUID();
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  const account = shelves.actors.get('ann');
  shelves.actors.set('ann', { ...person(), id: account!.id });
  await inCall(shelves.floor, (call) => append(call, parcelLost, account!.id!, {}));
  await seal(shelves.floor.db);
  await expect.poll(() => ann.told.at(-1)).toMatchObject({ type: 'refused', code: 'forbidden' });
  await expect.poll(() => ben.socket.readyState).toBe(WebSocket.OPEN);
  const closed = once(ann.socket, 'close');
  shelves.actors.delete('ann');
  await inCall(shelves.floor, (call) => append(call, parcelLost, account!.id!, {}));
  await seal(shelves.floor.db);
  expect((await closed)[0]).toBe(1_008);
  expect(ben.socket.readyState).toBe(WebSocket.OPEN);
});

test('when branches change everybody is asked again, whoever it concerns', async () => {
  const key = randomUUID();
  const ann = shelves.connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  const account = shelves.actors.get('ann');
  shelves.actors.set('ann', { ...account!, permissions: new Map() });
  for (const unit of [randomUUID(), randomUUID(), randomUUID()])
    await inCall(shelves.floor, (call) => append(call, shelfMoved, unit, {}));
  await seal(shelves.floor.db);
  await expect.poll(() => ann.told.slice(1)).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
});
