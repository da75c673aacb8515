import { fileURLToPath } from 'node:url';
import { accessChanged, accountClosed } from '@tongli/contracts/access';
import { personLeft, personMoved, unitMoved } from '@tongli/contracts/org';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { authenticate, authenticateToken, isPlaced, noteTokenUse, watchSessions } from './modules/access/index.ts';
import { readOperationWords } from './openapi-words.ts';
import type { Floor } from './platform/floor.ts';
import { usualRates } from './platform/http/rates.ts';
import type { Room } from './platform/http/room.ts';
import { createHttp, type HttpOptions } from './platform/http/server.ts';
import type { Tls } from './platform/http/tls.ts';
import { addOperatorDoors } from './platform/metrics/doors.ts';
import { addRealtime } from './platform/realtime/sockets.ts';
import { flows, framed, operations, timers, topics } from './wiring.ts';

/** A shift that begins signs in from one address within minutes, and each first asks how it may. */
const shiftRate = 1_200;
const publicRates = {
  'access.sign-in': shiftRate,
  'access.prove-code': shiftRate,
  'access.list-sign-on-options': shiftRate,
  'access.begin-sign-on': shiftRate,
  'access.complete-sign-on': shiftRate,
  'files.stage-in-portal': 30,
};
const webFolder = fileURLToPath(new URL('../web/dist/', import.meta.url));

export interface DoorOptions {
  readonly databaseUrl: string;
  readonly logger: FastifyBaseLogger;
  readonly secureCookies: boolean;
  readonly tls?: Tls | null;
  readonly trustedProxies?: readonly string[];
  /** Tells when the disk of the data folder is full. */
  readonly room?: Room;
}

export interface Doors {
  readonly app: FastifyInstance;
  /** Resolves when what was noted beside the calls is written. */
  written(): Promise<void>;
}

const identify: HttpOptions['authenticate'] = (call, { kind, secret }) =>
  kind === 'token' ? authenticateToken(call, secret) : authenticate(call, secret);

/** Every way into a house: the interface with its pages, what operators ask, and the clients' live line. */
export function openDoors(floor: Floor, options: DoorOptions): Doors {
  const { databaseUrl, logger, secureCookies, tls = null, trustedProxies = [], room } = options;
  const uses = tokenUses(floor);
  const sessions = watchSessions(floor);
  const app = createHttp({
    floor,
    operations,
    authenticate: identify,
    isPlaced,
    onSessionUse: sessions.note,
    onTokenUse: uses.note,
    secureCookies,
    tls,
    trustedProxies,
    ...(room ? { room } : {}),
    rates: { ...usualRates, operations: publicRates },
    logger,
    webFolder,
    operationWords: readOperationWords,
    framed,
  });
  addOperatorDoors(app, floor, { flows, timers });
  const accessEvents = [accessChanged, accountClosed, personMoved, personLeft];
  const branchEvents = [unitMoved];
  addRealtime(app, { floor, databaseUrl, topics, accessEvents, branchEvents, authenticate: identify });
  return {
    app,
    written: async () => {
      await uses.written();
      await sessions.written();
    },
  };
}

/** Notes of tokens used, written beside the calls; the last are waited for before the database closes. */
function tokenUses(floor: Floor) {
  const writing = new Set<Promise<void>>();
  const note: NonNullable<HttpOptions['onTokenUse']> = (token, use) => {
    const written = noteTokenUse(floor.db, token, use)
      .catch((error: unknown) => floor.log.warn({ error }, 'use of a token not noted'))
      .finally(() => writing.delete(written));
    writing.add(written);
  };
  return { note, written: () => Promise.all(writing) };
}
