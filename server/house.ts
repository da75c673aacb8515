import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { accessChanged, accountClosed } from '@tongli/contracts/access';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { authenticate, authenticateToken, noteTokenUse, watchSessions } from './modules/access/index.ts';
import { keepErased } from './modules/privacy/index.ts';
import { readOperationWords } from './openapi-words.ts';
import { type Clock, type ClockMode, openClock } from './platform/clock/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { requireFitness } from './platform/database/fitness.ts';
import { migrate } from './platform/database/migrate.ts';
import { registerFlows } from './platform/events/runner.ts';
import { folderStore } from './platform/files/storage.ts';
import type { Floor } from './platform/floor.ts';
import { usualRates } from './platform/http/rates.ts';
import type { Room } from './platform/http/room.ts';
import { createHttp, type HttpOptions } from './platform/http/server.ts';
import type { Tls } from './platform/http/tls.ts';
import { migrateJobs } from './platform/jobs/schema.ts';
import { addOperatorDoors } from './platform/metrics/doors.ts';
import { openKeyring } from './platform/personal/keyring.ts';
import type { MasterKeys } from './platform/personal/master-keys.ts';
import { addRealtime } from './platform/realtime/sockets.ts';
import { advanceTo, nextDue, settle } from './platform/timers/timers.ts';
import { startPulses } from './pulses.ts';
import { flows, migrationFolders, operations, personDoors, timers, topics } from './wiring.ts';

/** Requests under way when the house closes may take this long to end. */
const lastRequestMs = 800;
const readers = 8;
/** A shift that begins signs in from one address within minutes. */
const shiftRate = 1_200;
const publicRates = {
  'access.sign-in': shiftRate,
  'access.prove-code': shiftRate,
  'access.begin-sign-on': shiftRate,
  'access.complete-sign-on': shiftRate,
  'files.stage-in-portal': 30,
};
const webFolder = fileURLToPath(new URL('../web/dist/', import.meta.url));

export interface HouseOptions {
  readonly databaseUrl: string;
  readonly masterKey: Buffer | MasterKeys;
  readonly logger: FastifyBaseLogger;
  /** How a new database begins; an existing one keeps its clock. */
  readonly clock: { readonly mode: ClockMode; readonly at: Date };
  readonly secureCookies: boolean;
  readonly tls?: Tls | null;
  readonly trustedProxies?: readonly string[];
  /** Tells when the disk of the data folder is full. */
  readonly room?: Room;
  /** Where files lie; all processes of an installation share it. */
  readonly blobFolder: string;
  /** Where the head of the audit chain is kept outside the database while the house serves. */
  readonly anchorFile?: string;
  /** Where it is kept outside the database who was erased, so that a restored one is told. */
  readonly erasureFile?: string;
}

/** An open house: migrated database, clock, keys; not yet serving. */
export interface House {
  readonly floor: Floor;
  listen(host: string, port: number): Promise<string>;
  /** Only on a stepped clock: moves time and returns when everything due has happened. */
  advanceTo(target: Date): Promise<void>;
  settle(): Promise<void>;
  nextDue(): Promise<Date | null>;
  /** Seals, flows, timers and the rest of `pulses.ts` run by themselves from here on. */
  startPulses(): void;
  /** The sample centre's past ends here: the clock follows the machine. */
  useClock(clock: Clock): void;
  readonly app: FastifyInstance;
  /** Lets requests under way end, briefly; then everything that was opened is closed. */
  close(): Promise<void>;
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const database = openDatabase(options.databaseUrl);
  const reading = openDatabase(options.databaseUrl, { connections: readers, readOnly: true });
  const closeDatabase = async () => {
    await Promise.all([database.close(), reading.close()]);
  };
  try {
    await requireFitness(database.pool);
    await migrate(database.pool, migrationFolders);
    await migrateJobs(database.pool);
    const floor = {
      db: database.db,
      reader: reading.db,
      clock: await openClock(database.db, options.clock),
      keyring: await openKeyring(database.db, options.masterKey),
      blobs: folderStore(options.blobFolder),
      anchorFile: options.anchorFile ?? null,
      ...(options.erasureFile === undefined ? {} : { erasureFile: options.erasureFile }),
      log: options.logger,
    };
    await registerFlows(floor, flows);
    await keepErased(floor, personDoors);
    return furnish(floor, options, closeDatabase);
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

function furnish(floor: Floor & { clock: Clock }, options: HouseOptions, closeDatabase: () => Promise<void>): House {
  const uses = tokenUses(floor);
  const sessions = watchSessions(floor);
  const app = createHttp({
    floor,
    operations,
    authenticate: identify,
    onSessionUse: sessions.note,
    onTokenUse: (token, use) => uses.note(token, use),
    secureCookies: options.secureCookies,
    tls: options.tls ?? null,
    trustedProxies: options.trustedProxies ?? [],
    ...(options.room ? { room: options.room } : {}),
    rates: { ...usualRates, operations: publicRates },
    logger: options.logger,
    webFolder,
    operationWords: readOperationWords,
  });
  addOperatorDoors(app, floor, { flows, timers });
  addRealtime(app, {
    floor,
    databaseUrl: options.databaseUrl,
    topics,
    accessEvents: [accessChanged, accountClosed],
    authenticate: identify,
  });
  let stopPulses: () => Promise<void> = async () => undefined;
  return {
    floor,
    app,
    listen: (host, port) => app.listen({ host, port }),
    advanceTo: (target) => advanceTo(floor, flows, timers, target),
    settle: () => settle(floor, flows, timers),
    nextDue: () => nextDue(floor.db, timers),
    startPulses: () => {
      stopPulses = startPulses(floor, options);
    },
    useClock: (clock) => {
      floor.clock = clock;
    },
    close: async () => {
      await Promise.race([
        app.close(),
        sleep(lastRequestMs, undefined, { ref: false }).then(() => app.server.closeAllConnections()),
      ]);
      await stopPulses();
      await uses.written();
      await sessions.written();
      await closeDatabase();
    },
  };
}

const identify: HttpOptions['authenticate'] = (call, { kind, secret }) =>
  kind === 'token' ? authenticateToken(call, secret) : authenticate(call, secret);

/** Notes of tokens used, written beside the calls; the last are waited for before the database closes. */
function tokenUses(floor: Floor) {
  const writing = new Set<Promise<void>>();
  return {
    note: (...[token, use]: Parameters<NonNullable<HttpOptions['onTokenUse']>>) => {
      const written = noteTokenUse(floor.db, token, use)
        .catch((error: unknown) => floor.log.warn({ error }, 'use of a token not noted'))
        .finally(() => writing.delete(written));
      writing.add(written);
    },
    written: () => Promise.all(writing),
  };
}
