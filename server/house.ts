import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { authenticate } from './modules/access/index.ts';
import { type Clock, type ClockMode, openClock } from './platform/clock/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import { registerFlows } from './platform/events/runner.ts';
import type { Floor } from './platform/floor.ts';
import { createHttp } from './platform/http/server.ts';
import { createKeyring } from './platform/personal/keyring.ts';
import { startHeartbeat } from './platform/timers/heartbeat.ts';
import { advanceTo, nextDue, settle } from './platform/timers/timers.ts';
import { flows, migrationFolders, operations, timers } from './wiring.ts';

const webFolder = fileURLToPath(new URL('../web/dist/', import.meta.url));

export interface HouseOptions {
  readonly databaseUrl: string;
  readonly masterKey: Buffer;
  readonly logger: FastifyBaseLogger;
  /** How a new database begins; an existing one keeps its clock. */
  readonly clock: { readonly mode: ClockMode; readonly at: Date };
  readonly secureCookies: boolean;
}

/** An open house: migrated database, clock, keys; not yet serving. */
export interface House {
  readonly floor: Floor;
  listen(host: string, port: number): Promise<string>;
  /** Only on a stepped clock: moves time and returns when everything due has happened. */
  advanceTo(target: Date): Promise<void>;
  settle(): Promise<void>;
  nextDue(): Promise<Date | null>;
  /** Seals, flows and timers run by themselves from here on. */
  startHeartbeat(): void;
  /** The sample centre's past ends here: the clock follows the machine. */
  useClock(clock: Clock): void;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const database = openDatabase(options.databaseUrl);
  await migrate(database.pool, migrationFolders);
  const floor = {
    db: database.db,
    clock: await openClock(database.db, options.clock),
    keyring: createKeyring(options.masterKey),
    log: options.logger,
  };
  await registerFlows(floor, flows);
  const app = createHttp({
    floor,
    operations,
    authenticate,
    secureCookies: options.secureCookies,
    logger: options.logger,
  });
  serveWeb(app);
  let stopHeartbeat: () => Promise<void> = async () => undefined;
  return {
    floor,
    app,
    listen: (host, port) => app.listen({ host, port }),
    advanceTo: (target) => advanceTo(floor, flows, timers, target),
    settle: () => settle(floor, flows, timers),
    nextDue: () => nextDue(floor.db, timers),
    startHeartbeat: () => {
      stopHeartbeat = startHeartbeat(floor, flows, timers).stop;
    },
    useClock: (clock) => {
      floor.clock = clock;
    },
    close: async () => {
      await app.close();
      await stopHeartbeat();
      await database.close();
    },
  };
}

/** Pages live at any path; files under `assets` carry their hash in the name and never change. */
function serveWeb(app: FastifyInstance): void {
  if (!existsSync(webFolder)) return;
  app.register(fastifyStatic, {
    root: webFolder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/api/')) return reply.sendFile('index.html');
    return reply.code(404).type('application/problem+json').send({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not-found',
      params: {},
      errors: [],
      requestId: request.id,
    });
  });
}
