import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { event, type ServerMessage, topic } from '@tongli/contracts/kernel';
import Fastify from 'fastify';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { seal } from '../platform/events/sealer.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, anyone } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { addRealtime } from '../platform/realtime/sockets.ts';
import { changes, type ServedTopic, serve } from '../platform/realtime/topic.ts';
import { arrive, type BareFloor, openFloor, parcelArrived } from './floor.ts';

/** Here a fact about an account: its connections are asked again. */
export const parcelLost = event('parcel.lost', 'parcel', z.object({}));
/** Here a fact about branches: all connections are asked again. */
export const shelfMoved = event('shelf.moved', 'parcel', z.object({}));

export const shelf = topic({
  name: 'test.shelf',
  need: 'test.look',
  state: z.object({ parcels: z.array(z.int()) }),
  change: z.object({ number: z.int() }),
});

/** Of this shelf odd parcels are told in one place only, and even ones nowhere. */
export const oddShelf = randomUUID();
export const ourPlace = { projectId: randomUUID(), unitId: null };
export const forbiddenShelf = randomUUID();

export const person = (...permissions: string[]): Actor => ({
  ...anyone,
  kind: 'account',
  id: randomUUID(),
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});

/** A floor whose arriving parcels are told over sockets, each on the shelf of its subject. */
export interface Shelves {
  readonly floor: Floor;
  /** By what stands in the cookie: `ann` may look, `ben` may not. */
  readonly actors: Map<string, Actor>;
  readonly served: ServedTopic;
  /** A client that keeps what it is told. */
  connect(as: string, headers?: Record<string, string>): Client;
  put(key: string, ...numbers: number[]): Promise<void>;
  close(): Promise<void>;
}

export interface Client {
  readonly socket: WebSocket;
  readonly told: ServerMessage[];
  watch(key: string, after?: number): Promise<void>;
  types(): ServerMessage['type'][];
}

export async function openShelves(): Promise<Shelves> {
  const bare = await openFloor();
  const floor = await bare.open();
  const actors = new Map([
    ['ann', person('test.look')],
    ['ben', person()],
  ]);
  const served = serveShelf(floor);
  const { address, close } = await listen(bare, floor, served, actors);
  const opened: WebSocket[] = [];
  return {
    floor,
    actors,
    served,
    connect: (as, headers = {}) => {
      const client = connect(address, { cookie: `tongli_session=${as}`, ...headers });
      opened.push(client.socket);
      return client;
    },
    put: async (key, ...numbers) => {
      for (const number of numbers) {
        await arrive(floor, key, number);
        await seal(floor.db);
      }
    },
    close: async () => {
      for (const socket of opened) socket.terminate();
      await close();
      await bare.close();
    },
  };
}

function serveShelf(floor: Floor): ServedTopic {
  const parcels = async (key: string) => {
    const rows = await floor.db.selectFrom('platform.event').select('payload').where('subject_id', '=', key).execute();
    return rows.map((row) => (row.payload as { number: number }).number);
  };
  return serve(shelf, {
    admits: async (_call, key) => key !== forbiddenShelf,
    state: async (_call, key) => ({ parcels: await parcels(key) }),
    sources: [
      changes(parcelArrived, ({ subjectId, payload }) => [
        { key: subjectId, change: payload },
        { key: oddShelf, change: payload, places: payload.number % 2 ? [ourPlace] : [] },
      ]),
    ],
  });
}

async function listen(bare: BareFloor, floor: Floor, served: ServedTopic, actors: ReadonlyMap<string, Actor>) {
  const app = Fastify();
  app.register(fastifyCookie);
  addRealtime(app, {
    floor,
    databaseUrl: bare.url,
    topics: [served],
    accessEvents: [parcelLost],
    branchEvents: [shelfMoved],
    authenticate: async (_call, { secret }) => actors.get(secret) ?? null,
    // Who takes nothing for a while answers nothing either.
    beatMs: 30_000,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { address: `ws://127.0.0.1:${port}/api/v1/realtime`, close: () => app.close() };
}

function connect(address: string, headers: Record<string, string>): Client {
  const socket = new WebSocket(address, { headers });
  const told: ServerMessage[] = [];
  socket.on('message', (data) => told.push(JSON.parse(data.toString())));
  const say = (message: object) => (socket.readyState === 1 ? socket.send(JSON.stringify(message)) : undefined);
  const ready = once(socket, 'open');
  ready.catch(() => undefined);
  return {
    socket,
    told,
    watch: async (key, after) => {
      await ready;
      say({ type: 'watch', topic: 'test.shelf', key, after });
    },
    types: () => told.map(({ type }) => type),
  };
}

export const lastVersion = (told: readonly ServerMessage[]): number | null => {
  const last = told.at(-1);
  return last && 'version' in last ? last.version : null;
};
