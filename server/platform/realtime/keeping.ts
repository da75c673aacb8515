import type { ServerMessage } from '@tongli/contracts/kernel';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Floor } from '../floor.ts';
import type { Credential } from '../http/credential.ts';
import { listenForSeals } from './bell.ts';
import type { Connection } from './connection.ts';
import { beat, beatMs, type Heard } from './heartbeat.ts';

export interface Client extends Heard {
  readonly socket: WebSocket;
  readonly connection: Connection;
  readonly credential: Credential;
  readonly accountId: string;
}

interface Keeping {
  readonly floor: Floor;
  readonly databaseUrl: string;
  readonly clients: Set<Client>;
  readonly askAgain: (client: Client) => Promise<void>;
  readonly catchUp: () => Promise<unknown>;
  readonly beatMs?: number;
}

/** Sessions that run out are no facts about an account: they are noticed by this round. */
const askAgainMs = 30_000;
const resumeMs = 200;
const serviceRestart = 1_012;

/** Listens to the sealer, looks after connections, and lets them go when the server stops. */
export function keepUp(app: FastifyInstance, keeping: Keeping): void {
  const { floor, databaseUrl, clients, askAgain, catchUp } = keeping;
  const warn = (error: unknown) => floor.log.warn({ error }, 'realtime waits');
  const askRound = rounds(clients, (client) => askAgain(client).catch(warn));
  const ends: (() => unknown)[] = [];
  const every = (milliseconds: number, act: () => void) => {
    const interval = setInterval(act, milliseconds).unref();
    ends.push(() => clearInterval(interval));
  };
  app.addHook('onListen', async () => {
    ends.push(listenForSeals(databaseUrl, floor.log, () => void (clients.size > 0 && catchUp().catch(warn))));
    every(keeping.beatMs ?? beatMs, () => {
      for (const client of clients) look(client);
    });
    every(resumeMs, () => {
      for (const { connection } of clients) connection.resume();
    });
    every(askAgainMs, askRound);
  });
  app.addHook('preClose', async () => {
    for (const { socket } of clients) socket.close(serviceRestart, 'restart');
    for (const end of ends) await end();
  });
}

/** One client after the other, and no round while the last one is under way. */
function rounds(clients: ReadonlySet<Client>, act: (client: Client) => Promise<void>): () => void {
  let underWay = false;
  return () => {
    if (underWay) return;
    underWay = true;
    const all = async () => {
      for (const client of [...clients]) if (clients.has(client)) await act(client);
      underWay = false;
    };
    void all();
  };
}

/** Its browser answers a ping by itself, and its page hears that the line carries. */
const carries = JSON.stringify({ type: 'pong' } satisfies ServerMessage);

function look(client: Client): void {
  const { socket } = client;
  const due = beat(client, socket.bufferedAmount > 0);
  if (due === 'let-go') socket.terminate();
  if (due !== 'ask' || socket.readyState !== socket.OPEN) return;
  socket.ping();
  socket.send(carries);
}
