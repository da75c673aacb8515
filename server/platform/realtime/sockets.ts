import fastifyWebsocket from '@fastify/websocket';
import { realtimePath } from '@tongli/contracts/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { type Credential, readCredential } from '../http/credential.ts';
import type { Actor } from '../permissions/actor.ts';
import { listenForSeals } from './bell.ts';
import { type Connection, openConnection, policyViolation } from './connection.ts';
import { openHub } from './hub.ts';
import type { ServedTopic } from './topic.ts';

export interface RealtimeOptions {
  readonly floor: Floor;
  readonly databaseUrl: string;
  readonly topics: readonly ServedTopic[];
  readonly authenticate: (call: Pick<Call, 'now' | 'tx'>, credential: Credential) => Promise<Actor | null>;
}

const path = `/api/v1${realtimePath}`;
const mostMessageBytes = 16 * 1_024;
const mostPerAccount = 30;
const pingMs = 25_000;
/** A session that was revoked is told nothing more after that. */
const askAgainMs = 30_000;
const resumeMs = 200;
const serviceRestart = 1_012;

interface Client {
  readonly socket: WebSocket;
  readonly connection: Connection;
  readonly credential: Credential;
  alive: boolean;
}

/** Another site's page may not listen with its visitor's cookie: a browser says where a page comes from. */
function isForeign({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** One WebSocket a client at `/api/v1/realtime`: who connects is asked as for any call, and asked again while connected. */
export function addRealtime(app: FastifyInstance, options: RealtimeOptions): void {
  const { floor, topics } = options;
  const hub = openHub(floor, topics);
  const parts = { floor, hub, topics: new Map(topics.map((topic) => [topic.definition.name, topic])) };
  const clients = new Set<Client>();

  const identify = async (credential: Credential): Promise<Actor | null> => {
    const now = await floor.clock.now(floor.reader);
    return options.authenticate({ tx: floor.reader as Tx, now }, credential);
  };

  const take = (socket: WebSocket, credential: Credential, actor: Actor): void => {
    const connection = openConnection(parts, socket, actor);
    const client: Client = { socket, connection, credential, alive: true };
    clients.add(client);
    socket.on('pong', () => {
      client.alive = true;
    });
    socket.on('message', (data) => connection.hear(data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      connection.end();
      clients.delete(client);
    });
  };

  const isFull = (actor: Actor) =>
    [...clients].filter(({ connection }) => connection.actor().id === actor.id).length >= mostPerAccount;

  app.register(fastifyWebsocket, { options: { maxPayload: mostMessageBytes } });
  app.register(async (scope) => {
    scope.get(path, { websocket: true }, async (socket, request) => {
      const held = holdMessages(socket);
      const credential = readCredential(request);
      const actor = credential && credential !== 'both' && !isForeign(request) ? await identify(credential) : null;
      if (!actor || !credential || credential === 'both') return socket.close(policyViolation, 'not-signed-in');
      if (isFull(actor)) return socket.close(policyViolation, 'too-many-connections');
      take(socket, credential, actor);
      held();
    });
  });
  keepUp(app, options, clients, { catchUp: hub.catchUp, identify });
}

/** What a client says before it is known who it is waits until then. */
function holdMessages(socket: WebSocket): () => void {
  const early: unknown[] = [];
  const hold = (data: unknown) => early.push(data);
  socket.on('message', hold);
  return () => {
    socket.off('message', hold);
    for (const data of early) socket.emit('message', data);
  };
}

interface Keeping {
  readonly catchUp: () => Promise<unknown>;
  readonly identify: (credential: Credential) => Promise<Actor | null>;
}

/** Listens to the sealer, looks after connections, and lets them go when the server stops. */
function keepUp(
  app: FastifyInstance,
  { floor, databaseUrl }: RealtimeOptions,
  clients: Set<Client>,
  { catchUp, identify }: Keeping,
): void {
  const warn = (error: unknown) => floor.log.warn({ error }, 'realtime waits');
  const askAgain = async (client: Client): Promise<void> => {
    const actor = await identify(client.credential);
    if (actor) client.connection.become(actor);
    else client.socket.close(policyViolation, 'not-signed-in');
  };
  /** One after the other: the database has more to do than to be asked by everyone at once. */
  let asking = Promise.resolve();
  const ends: (() => unknown)[] = [];
  const every = (milliseconds: number, act: () => void) => {
    const interval = setInterval(act, milliseconds).unref();
    ends.push(() => clearInterval(interval));
  };
  app.addHook('onListen', async () => {
    ends.push(listenForSeals(databaseUrl, floor.log, () => void (clients.size > 0 && catchUp().catch(warn))));
    every(pingMs, () => {
      for (const client of clients) ping(client);
    });
    every(resumeMs, () => {
      for (const { connection } of clients) connection.resume();
    });
    every(askAgainMs, () => {
      asking = asking.then(async () => {
        for (const client of clients) await askAgain(client).catch(warn);
      });
    });
  });
  app.addHook('preClose', async () => {
    for (const { socket } of clients) socket.close(serviceRestart, 'restart');
    for (const end of ends) await end();
  });
}

/** Whoever did not answer the last time is gone. */
function ping(client: Client): void {
  if (client.alive) client.socket.ping();
  else client.socket.terminate();
  client.alive = false;
}
