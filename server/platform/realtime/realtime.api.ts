import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { event, type ServerMessage, topic } from '@tongli/contracts/kernel';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { arrive, type BareFloor, inCall, openFloor, parcelArrived } from '../../test/floor.ts';
import { append } from '../events/append.ts';
import { seal } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { type Actor, anyone } from '../permissions/actor.ts';
import { everywhere } from '../permissions/scope.ts';
import { openConnection } from './connection.ts';
import { openGate } from './gate.ts';
import { openHub } from './hub.ts';
import { addRealtime } from './sockets.ts';
import { changes, type ServedTopic, serve } from './topic.ts';

/** Here a fact about an account: its connections are asked again. */
const parcelLost = event('parcel.lost', 'parcel', z.object({}));
const shelfMoved = event('shelf.moved', 'parcel', z.object({}));

const shelf = topic({
  name: 'test.shelf',
  need: 'test.look',
  state: z.object({ parcels: z.array(z.int()) }),
  change: z.object({ number: z.int() }),
});

let bare: BareFloor;
let floor: Floor;
let app: FastifyInstance;
let address: string;
let actors: Map<string, Actor>;
let forbiddenShelf: string;
let served: ServedTopic;
const oddShelf = randomUUID();
const ourPlace = { projectId: randomUUID(), unitId: null };
const opened: WebSocket[] = [];

const person = (...permissions: string[]): Actor => ({
  ...anyone,
  kind: 'account',
  id: randomUUID(),
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});

beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
  forbiddenShelf = randomUUID();
  actors = new Map([
    ['ann', person('test.look')],
    ['ben', person()],
  ]);
  app = Fastify();
  app.register(fastifyCookie);
  const parcels = async (key: string) => {
    const rows = await floor.db.selectFrom('platform.event').select('payload').where('subject_id', '=', key).execute();
    return rows.map((row) => (row.payload as { number: number }).number);
  };
  served = serve(shelf, {
    admits: async (_call, key) => key !== forbiddenShelf,
    state: async (_call, key) => ({ parcels: await parcels(key) }),
    sources: [
      changes(parcelArrived, ({ subjectId, payload }) => [
        { key: subjectId, change: payload },
        { key: oddShelf, change: payload, places: payload.number % 2 ? [ourPlace] : [] },
      ]),
    ],
  });
  addRealtime(app, {
    floor,
    databaseUrl: bare.url,
    topics: [served],
    accessEvents: [parcelLost],
    branchEvents: [shelfMoved],
    authenticate: async (_call, { secret }) => actors.get(secret) ?? null,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  address = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/realtime`;
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  await app.close();
  await bare.close();
});

/** A client that keeps what it is told. */
function connect(as: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(address, { headers: { cookie: `tongli_session=${as}`, ...headers } });
  opened.push(socket);
  const told: ServerMessage[] = [];
  socket.on('message', (data) => told.push(JSON.parse(data.toString())));
  const say = (message: object) => (socket.readyState === 1 ? socket.send(JSON.stringify(message)) : undefined);
  const ready = once(socket, 'open');
  ready.catch(() => undefined);
  return {
    socket,
    told,
    watch: async (key: string, after?: number) => {
      await ready;
      say({ type: 'watch', topic: 'test.shelf', key, after });
    },
    types: () => told.map(({ type }) => type),
  };
}

const put = async (key: string, ...numbers: number[]) => {
  for (const number of numbers) {
    await arrive(floor, key, number);
    await seal(floor.db);
  }
};

test('a watcher is told the state, and then each change once, from version to version', async () => {
  const key = randomUUID();
  await put(key, 1);
  const ann = connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  expect(ann.told[0]).toMatchObject({ topic: 'test.shelf', key, version: 1, state: { parcels: [1] } });
  await put(randomUUID(), 7);
  await put(key, 2, 3);
  await expect.poll(ann.types).toEqual(['state', 'change', 'change']);
  expect(ann.told.slice(1)).toMatchObject([
    { from: 1, version: 3, change: { number: 2 } },
    { from: 3, version: 4, change: { number: 3 } },
  ]);
});

test('after a drop only what was missed is told, and that nothing else was', async () => {
  const key = randomUUID();
  const ann = connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  ann.socket.terminate();
  await put(key, 1, 2);
  const again = connect('ann');
  await again.watch(key, 0);
  await expect.poll(again.types).toEqual(['change', 'change', 'current']);
  expect(again.told).toMatchObject([{ from: 0, version: 1 }, { from: 1, version: 2 }, { version: 2 }]);
  await put(key, 3);
  await expect.poll(again.types).toEqual(['change', 'change', 'current', 'change']);
  expect(again.told.at(-1)).toMatchObject({ from: 2, version: 3 });
});

test('whoever missed very much is told the state', async () => {
  const key = randomUUID();
  await arrive(floor, key, ...Array.from({ length: 501 }, (_, index) => index));
  await seal(floor.db);
  const ann = connect('ann');
  await ann.watch(key, 0);
  await expect.poll(ann.types).toEqual(['state']);
});

test('what one may not watch is refused with its reason, and strangers are let go', async () => {
  const ben = connect('ben');
  await ben.watch('x');
  const ann = connect('ann');
  await ann.watch(forbiddenShelf);
  await expect.poll(() => ben.told).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
  await expect.poll(() => ann.told).toMatchObject([{ type: 'refused', code: 'not-found' }]);
  const stranger = connect('nobody');
  const [code] = await once(stranger.socket, 'close');
  expect(code).toBe(1_008);
  const foreign = connect('ann', { origin: 'https://elsewhere.example' });
  expect((await once(foreign.socket, 'close'))[0]).toBe(1_008);
});

test('an unreadable message ends the connection; an overlong one too', async () => {
  const ann = connect('ann');
  await once(ann.socket, 'open');
  ann.socket.send('{"type":"gossip"}');
  expect((await once(ann.socket, 'close'))[0]).toBe(1_008);
  const other = connect('ann');
  await once(other.socket, 'open');
  other.socket.send('x'.repeat(20_000));
  expect((await once(other.socket, 'close'))[0]).toBe(1_009);
});

test('a client that takes nothing is told nothing more, and everything once it takes again', async () => {
  const key = randomUUID();
  const ann = connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  ann.socket.pause();
  const many = Array.from({ length: 12_000 }, (_, index) => index);
  for (let from = 0; from < many.length; from += 1_000) {
    await arrive(floor, key, ...many.slice(from, from + 1_000));
    await seal(floor.db);
  }
  await expect.poll(() => seal(floor.db)).toBe(0);
  ann.socket.resume();
  await expect
    .poll(() => ann.told.at(-1)?.type !== undefined && lastVersion(ann.told), { timeout: 10_000 })
    .toBe(12_000);
  expect(gaps(ann.told)).toEqual([]);
});

const lastVersion = (told: readonly ServerMessage[]): number | null => {
  const last = told.at(-1);
  return last && 'version' in last ? last.version : null;
};

/** Changes that do not begin where the client stood. */
function gaps(told: readonly ServerMessage[]): ServerMessage[] {
  let version = -1;
  return told.filter((message) => {
    if (message.type === 'refused' || message.type === 'pong') return false;
    const gap = message.type === 'change' && message.from !== version;
    version = message.version;
    return gap;
  });
}

test('changes of another place are not told, and leave no gap', async () => {
  const ann = person('test.look');
  const ours = new Map([['test.look', [{ projectId: ourPlace.projectId, unitIds: null }]]]);
  actors.set('ann', { ...ann, permissions: ours });
  const client = connect('ann');
  await client.watch(oddShelf);
  await expect.poll(client.types).toEqual(['state']);
  await put(randomUUID(), 2, 3, 4, 6, 7);
  await expect.poll(() => lastVersion(client.told)).toBe(5);
  expect(client.told.slice(1)).toMatchObject([
    { from: 0, version: 2, change: { number: 3 } },
    { from: 2, version: 5, change: { number: 7 } },
  ]);
  const again = connect('ann');
  await again.watch(oddShelf, 0);
  await expect.poll(again.types).toEqual(['change', 'change', 'current']);
  expect(again.told).toMatchObject([{ from: 0, version: 2 }, { from: 2, version: 5 }, { version: 5 }]);
});

test('whose session ends loses the socket at once, and whose rights change is told what that ends', async () => {
  const ann = connect('ann');
  const ben = connect('ben');
  const key = randomUUID();
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  const account = actors.get('ann');
  actors.set('ann', { ...person(), id: account!.id });
  await inCall(floor, (call) => append(call, parcelLost, account!.id!, {}));
  await seal(floor.db);
  await expect.poll(() => ann.told.at(-1)).toMatchObject({ type: 'refused', code: 'forbidden' });
  await expect.poll(() => ben.socket.readyState).toBe(WebSocket.OPEN);
  const closed = once(ann.socket, 'close');
  actors.delete('ann');
  await inCall(floor, (call) => append(call, parcelLost, account!.id!, {}));
  await seal(floor.db);
  expect((await closed)[0]).toBe(1_008);
  expect(ben.socket.readyState).toBe(WebSocket.OPEN);
});

test('when branches change everybody is asked again, whoever it concerns', async () => {
  const key = randomUUID();
  const ann = connect('ann');
  await ann.watch(key);
  await expect.poll(ann.types).toEqual(['state']);
  const account = actors.get('ann');
  actors.set('ann', { ...account!, permissions: new Map() });
  for (const unit of [randomUUID(), randomUUID(), randomUUID()])
    await inCall(floor, (call) => append(call, shelfMoved, unit, {}));
  await seal(floor.db);
  await expect.poll(() => ann.told.slice(1)).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
});

test('who watches and leaves in the same moment leaves nothing behind', async () => {
  const hub = openHub(floor, [served]);
  const sent: string[] = [];
  const wire = { send: (text: string) => void sent.push(text), bufferedAmount: 0, close: () => undefined };
  const gate = openGate(1);
  const parts = { floor, hub, gate, topics: new Map([[shelf.name, served]]) };
  const connection = openConnection(parts, wire, person('test.look'));
  for (const key of ['a', 'b', 'c']) connection.hear(JSON.stringify({ type: 'watch', topic: shelf.name, key }));
  connection.end();
  await gate(async () => undefined);
  await hub.catchUp();
  await expect.poll(() => hub.size).toBe(0);
  expect(sent).toEqual([]);
});

test('a client that asks more than can be answered is let go; a ping is answered', async () => {
  const ann = connect('ann');
  await once(ann.socket, 'open');
  ann.socket.send('{"type":"ping"}');
  await expect.poll(ann.types).toEqual(['pong']);
  const closed = once(ann.socket, 'close');
  for (let number = 0; number < 2_000; number += 1)
    ann.socket.send(JSON.stringify({ type: 'watch', topic: shelf.name, key: `${number}` }));
  expect((await closed)[0]).toBe(1_008);
});

test('many who come at once share the reading of the log', async () => {
  const hub = openHub(floor, [served]);
  await hub.catchUp();
  const asked = vi.spyOn(floor.reader, 'selectFrom');
  const watcher = { tell: () => undefined };
  await Promise.all(Array.from({ length: 200 }, (_, index) => hub.watch(served, `${index}`, watcher)));
  expect(hub.size).toBe(200);
  expect(asked.mock.calls.length).toBeLessThan(5);
});
