// A server of its own with one topic on the real log, and beside it a plain broadcast that keeps no log at all.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { event, topic } from '@tongli/contracts/kernel';
import Fastify from 'fastify';
import pino from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { clockOf } from '../../server/platform/clock/clock.ts';
import { openDatabase } from '../../server/platform/database/database.ts';
import { append } from '../../server/platform/events/append.ts';
import { folderStore } from '../../server/platform/files/storage.ts';
import { anyone } from '../../server/platform/permissions/actor.ts';
import { everywhere } from '../../server/platform/permissions/scope.ts';
import { createKeyring } from '../../server/platform/personal/keyring.ts';
import { addRealtime } from '../../server/platform/realtime/sockets.ts';
import { changes, serve } from '../../server/platform/realtime/topic.ts';
import { systemCall } from '../../server/platform/system-call.ts';
import { startHeartbeat } from '../../server/platform/timers/heartbeat.ts';
import { nudge } from '../../server/platform/timers/nudge.ts';
import { answerQuestions } from './child.ts';

const happened = event('bench.happened', 'bench', z.object({ number: z.int() }));
const board = topic({
  name: 'bench.board',
  need: 'bench.look',
  state: z.object({}),
  change: z.object({ number: z.int() }),
});
const served = serve(board, {
  admits: async () => true,
  state: async () => ({}),
  sources: [changes(happened, ({ payload }) => [{ key: '', change: payload }])],
});

/** By the machine's clock, which all processes share, in milliseconds. */
const now = () => performance.timeOrigin + performance.now();

/** Whoever comes is somebody else. */
const stranger = async () => ({
  ...anyone,
  kind: 'account' as const,
  id: randomUUID(),
  permissions: new Map([[board.need, everywhere]]),
});

type Floor = Parameters<typeof startHeartbeat>[0];
let floor: Floor | undefined;
const broadcast = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
let version = 0;

function openFloor(url: string, folder: string): Floor {
  return {
    db: openDatabase(url).db,
    reader: openDatabase(url, { connections: 8, readOnly: true }).db,
    clock: clockOf('real'),
    keyring: createKeyring(Buffer.alloc(32, 7)),
    blobs: folderStore(folder),
    anchorFile: null,
    log: pino({ level: 'warn' }),
  };
}

answerQuestions({
  open: async ({ url, folder }: { url: string; folder: string }) => {
    floor = openFloor(url, folder);
    const app = Fastify();
    app.register(fastifyCookie);
    addRealtime(app, {
      floor,
      databaseUrl: url,
      topics: [served],
      accessEvents: [],
      branchEvents: [],
      authenticate: stranger,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    startHeartbeat(floor, [], []);
    if (!broadcast.address()) await once(broadcast, 'listening');
    const port = (app.server.address() as AddressInfo).port;
    const plainPort = (broadcast.address() as AddressInfo).port;
    return { product: `ws://127.0.0.1:${port}/api/v1/realtime`, plain: `ws://127.0.0.1:${plainPort}` };
  },
  /** Returns when it was committed. */
  commit: async (number: number) => {
    if (!floor) throw new Error('not open');
    const { db } = floor;
    const from = floor;
    await db
      .transaction()
      .execute(async (tx) => append(await systemCall(from, tx, 'bench'), happened, randomUUID(), { number }));
    const committedAt = now();
    nudge(db);
    return committedAt;
  },
  /** The same bytes to everybody, and nothing else; returns when it began. */
  broadcast: async (number: number) => {
    const beganAt = now();
    const from = version;
    version += 1;
    const message = { type: 'change', topic: board.name, key: '', from, version, change: { number } };
    const text = JSON.stringify(message);
    for (const client of broadcast.clients as Set<WebSocket>) client.send(text);
    return beganAt;
  },
});
