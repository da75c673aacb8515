import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { type DoorOptions, openDoors } from './doors.ts';
import { keepErased } from './modules/privacy/index.ts';
import { openPast, type Past } from './past.ts';
import { type Clock, type ClockMode, openClock } from './platform/clock/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { requireFitness } from './platform/database/fitness.ts';
import { migrate } from './platform/database/migrate.ts';
import { registerFlows } from './platform/events/runner.ts';
import { folderStore } from './platform/files/storage.ts';
import type { Floor } from './platform/floor.ts';
import { migrateJobs } from './platform/jobs/schema.ts';
import type { Mailer } from './platform/mail/index.ts';
import { openKeyring } from './platform/personal/keyring.ts';
import type { MasterKeys } from './platform/personal/master-keys.ts';
import { keepUsualAddress } from './platform/public-address.ts';
import { advanceTo, nextDue, settle } from './platform/timers/timers.ts';
import type { Voice } from './platform/voice/index.ts';
import { startPulses } from './pulses.ts';
import { flows, migrationFolders, personDoors, timers } from './wiring.ts';

/** Requests under way when the house closes may take this long to end. */
const lastRequestMs = 800;
const readers = 8;

export interface HouseOptions extends DoorOptions {
  readonly masterKey: Buffer | MasterKeys;
  /** How a new database begins; an existing one keeps its clock. */
  readonly clock: { readonly mode: ClockMode; readonly at: Date };
  /** Where files lie; all processes of an installation share it. */
  readonly blobFolder: string;
  /** Where the head of the audit chain is kept outside the database while the house serves. */
  readonly anchorFile?: string;
  /** Where it is kept outside the database who was erased, so that a restored one is told. */
  readonly erasureFile?: string;
  /** Calls; whoever opened it closes it. */
  readonly voice?: Voice;
  /** Left out where no mail leaves. */
  readonly mail?: Mailer;
  /** Under which address people outside reach it, until somebody sets another. */
  readonly publicAddress?: string | null;
}

/** An open house: migrated database, clock, keys; not yet serving. */
export interface House {
  readonly floor: Floor;
  listen(host: string, port: number): Promise<string>;
  /** Only on a stepped clock: moves time, returns when everything due has happened, and says when something is due next. */
  advanceTo(target: Date): Promise<Date | null>;
  settle(): Promise<void>;
  nextDue(): Promise<Date | null>;
  /** Seals, flows, timers and the rest of `pulses.ts` run by themselves from here on. */
  startPulses(): void;
  /** What time it is from here on. */
  useClock(clock: Clock): void;
  openPast(): Past;
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
    await keepUsualAddress(database.db, options.publicAddress ?? null);
    const floor = {
      db: database.db,
      reader: reading.db,
      clock: await openClock(database.db, options.clock),
      keyring: await openKeyring(database.db, options.masterKey),
      blobs: folderStore(options.blobFolder),
      anchorFile: options.anchorFile ?? null,
      ...(options.erasureFile === undefined ? {} : { erasureFile: options.erasureFile }),
      ...(options.voice ? { voice: options.voice } : {}),
      ...(options.mail ? { mail: options.mail } : {}),
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
  const { app, written } = openDoors(floor, options);
  let stopPulses: () => Promise<void> = async () => undefined;
  return {
    floor,
    app,
    listen: (host, port) => app.listen({ host, port }),
    advanceTo: (target) => advanceTo(floor, flows, timers, target),
    settle: async () => void (await settle(floor, flows, timers)),
    nextDue: () => nextDue(floor.db, timers),
    startPulses: () => {
      stopPulses = startPulses(floor, options);
    },
    useClock: (clock) => {
      floor.clock = clock;
    },
    openPast: () => openPast(floor, options.databaseUrl),
    close: async () => {
      await Promise.race([
        app.close(),
        sleep(lastRequestMs, undefined, { ref: false }).then(() => app.server.closeAllConnections()),
      ]);
      await stopPulses();
      await written();
      await closeDatabase();
    },
  };
}
