import fastifyWebsocket from '@fastify/websocket';
import { type EventDefinition, realtimePath } from '@tongli/contracts/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { type Credential, readCredential } from '../http/credential.ts';
import type { Actor } from '../permissions/actor.ts';
import { accessTopic, everybody } from './access-topic.ts';
import { type Connection, type ConnectionParts, openConnection, policyViolation } from './connection.ts';
import { type Gate, openGate } from './gate.ts';
import { silentMsOf } from './heartbeat.ts';
import { openHub } from './hub.ts';
import { type Client, keepUp } from './keeping.ts';
import type { ServedTopic } from './topic.ts';

export interface RealtimeOptions {
  readonly floor: Floor;
  readonly databaseUrl: string;
  readonly topics: readonly ServedTopic[];
  /** Facts about an account after which it may be somebody else's, or allowed less: its connections are asked again. */
  readonly accessEvents: readonly EventDefinition[];
  /** Facts after which whoever holds a role in a branch may reach more or less: all connections are asked again. */
  readonly branchEvents: readonly EventDefinition[];
  readonly authenticate: (call: Pick<Call, 'now' | 'tx'>, credential: Credential) => Promise<Actor | null>;
  /** Between two looks at who is still there. */
  readonly beatMs?: number;
}

const path = `/api/v1${realtimePath}`;
const mostMessageBytes = 16 * 1_024;
const mostPerAccount = 30;
const mostEarly = 200;
/** Of the connections that read from the database, for all clients together. */
const mostAsking = 4;

type Identify = (credential: Credential) => Promise<Actor | null>;

/** Another site's page may not listen with its visitor's cookie: a browser says where a page comes from. */
function isForeign({ headers: { origin }, host }: FastifyRequest): boolean {
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** One WebSocket a client at `/api/v1/realtime`: who connects is asked as for any call, and asked again while connected. */
export function addRealtime(app: FastifyInstance, options: RealtimeOptions): void {
  const { floor, topics } = options;
  const access = accessTopic(options.accessEvents, options.branchEvents);
  const hub = openHub(floor, [...topics, access]);
  const gate = openGate(mostAsking);
  const clients = new Set<Client>();
  const parts = { floor, hub, gate, topics: new Map(topics.map((topic) => [topic.definition.name, topic])) };
  const identify = identifier(options, gate);
  const askAgain = async (client: Client): Promise<void> => {
    const actor = await identify(client.credential);
    if (actor) client.connection.become(actor);
    else letGo(client, 'not-signed-in');
  };
  const take = taker(parts, clients, access, askAgain);

  app.register(fastifyWebsocket, { options: { maxPayload: mostMessageBytes } });
  app.register(async (scope) => {
    scope.get(path, { websocket: true }, async (socket, request) => {
      const held = holdMessages(socket);
      const credential = readCredential(request);
      const actor = credential && credential !== 'both' && !isForeign(request) ? await identify(credential) : null;
      // It may have gone meanwhile, and will not say so again.
      if (socket.readyState !== socket.OPEN) return;
      if (!actor?.id || !credential || credential === 'both') return socket.close(policyViolation, 'not-signed-in');
      if (countOf(clients, actor.id) >= mostPerAccount) return socket.close(policyViolation, 'too-many-connections');
      take(socket, credential, actor, actor.id);
      held();
    });
  });
  const { databaseUrl, beatMs } = options;
  keepUp(app, { floor, databaseUrl, clients, askAgain, catchUp: hub.catchUp, ...(beatMs ? { beatMs } : {}) });
}

const identifier =
  ({ floor, authenticate }: RealtimeOptions, gate: Gate): Identify =>
  (credential) =>
    gate(async () => {
      const now = await floor.clock.now(floor.reader);
      return authenticate({ tx: floor.reader as Tx, now }, credential);
    });

/** It is told nothing more from here on, however long it takes to hang up. */
function letGo({ connection, socket }: Client, reason: string): void {
  connection.end();
  socket.close(policyViolation, reason);
}

/** Takes a client in, and watches its account for as long as it stays. */
function taker(
  parts: ConnectionParts,
  clients: Set<Client>,
  access: ServedTopic,
  askAgain: (client: Client) => Promise<void>,
): (socket: WebSocket, credential: Credential, actor: Actor, accountId: string) => void {
  const { floor, hub } = parts;
  const warn = (error: unknown) => floor.log.warn({ error }, 'client not asked again');
  return (socket, credential, actor, accountId) => {
    const connection: Connection = openConnection(parts, socket, actor);
    const client: Client = { socket, connection, credential, accountId, silence: 0 };
    const account = { tell: onceAtATime(() => askAgain(client).catch(warn)) };
    const keys = [accountId, everybody];
    const leave = () => {
      for (const key of keys) hub.unwatch(access, key, account);
    };
    clients.add(client);
    socket.on('pong', () => {
      client.silence = 0;
    });
    socket.on('message', (data) => {
      client.silence = 0;
      connection.hear(data.toString());
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      connection.end(silentMsOf(client));
      clients.delete(client);
      leave();
    });
    const heed = async () => {
      for (const key of keys) await hub.watch(access, key, account);
      if (!clients.has(client)) return leave();
      // What changed between being let in and being watched is seen by asking once more.
      await askAgain(client);
    };
    void heed().catch((error: unknown) => {
      warn(error);
      socket.terminate();
    });
  };
}

/** What is asked for while it is under way is done once more behind it: two hundred units that move are few questions. */
function onceAtATime(act: () => Promise<unknown>): () => void {
  let underWay = false;
  let again = false;
  const run = async () => {
    underWay = true;
    do {
      again = false;
      await act();
    } while (again);
    underWay = false;
  };
  return () => {
    if (underWay) again = true;
    else void run();
  };
}

function countOf(clients: Iterable<Client>, accountId: string): number {
  let count = 0;
  for (const client of clients) if (client.accountId === accountId) count += 1;
  return count;
}

/** What a client says before it is known who it is waits until then. */
function holdMessages(socket: WebSocket): () => void {
  const early: unknown[] = [];
  const hold = (data: unknown) => {
    if (early.push(data) > mostEarly) socket.terminate();
  };
  socket.on('message', hold);
  return () => {
    socket.off('message', hold);
    for (const data of early) socket.emit('message', data);
  };
}
