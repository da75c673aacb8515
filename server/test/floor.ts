import { join } from 'node:path';
import { event } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import pino from 'pino';
import { z } from 'zod';
import type { Call } from '../platform/call.ts';
import { clockOf, openClock } from '../platform/clock/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { append } from '../platform/events/append.ts';
import { folderStore } from '../platform/files/storage.ts';
import type { Floor } from '../platform/floor.ts';
import { migrateJobs } from '../platform/jobs/schema.ts';
import { createKeyring } from '../platform/personal/keyring.ts';
import { systemCall } from '../platform/system-call.ts';
import { freshDatabase, withTemplate, workerFolder } from './cluster.ts';

export const floorStart = new Date('2026-03-02T02:00:00Z');

/** A fact for tests of the floor: a parcel with a number arrived. */
export const parcelArrived = event('parcel.arrived', 'parcel', z.object({ number: z.int() }));

/** The platform alone, without any module, as one or more processes see it. */
export interface BareFloor {
  /** One more process on the same database, with a connection pool of its own. */
  open(options?: { readonly readOnly?: boolean }): Promise<Floor>;
  readonly url: string;
  close(): Promise<void>;
}

const platform = { name: 'platform', folder: new URL('../platform/migrations/', import.meta.url) };

const prepare =
  (jobs: boolean) =>
  async (url: string): Promise<void> => {
    const database = openDatabase(url, { connections: 2 });
    await migrate(database.pool, [platform]);
    await openClock(database.db, { mode: 'stepped', at: floorStart });
    await sql`create table effect (id bigint generated always as identity, flow text, number int, at timestamptz)`.execute(
      database.db,
    );
    if (jobs) await migrateJobs(database.pool);
    await database.close();
  };

/** `jobs`: with the tables of the job library. */
export async function openFloor({ jobs = false } = {}): Promise<BareFloor> {
  const database = await freshDatabase(await withTemplate(jobs ? 'floor_with_jobs' : 'floor', prepare(jobs)));
  const opened: { close(): Promise<void> }[] = [];
  return {
    url: database.url,
    open: async ({ readOnly = false } = {}) => {
      const { db, close } = openDatabase(database.url, { connections: 6, readOnly });
      opened.push({ close });
      const clock = clockOf('stepped');
      const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
      const keyring = createKeyring(Buffer.alloc(32, 7));
      const blobs = folderStore(join(workerFolder(), 'blobs'));
      return { db, reader: db, clock, keyring, blobs, anchorFile: null, log };
    },
    close: async () => {
      for (const one of opened) await one.close();
      await database.drop();
    },
  };
}

export async function inCall<T>(floor: Floor, act: (call: Call) => Promise<T>): Promise<T> {
  return floor.db.transaction().execute(async (tx) => {
    return act(await systemCall(floor, tx, 'test'));
  });
}

/** Appends a fact for each number, all in one transaction. */
export const arrive = (floor: Floor, subject: string, ...numbers: number[]): Promise<void> =>
  inCall(floor, async (call) => {
    for (const number of numbers) await append(call, parcelArrived, subject, { number });
  });

export const leaveEffect = (call: Call, flow: string, number: number) =>
  sql`insert into effect (flow, number, at) values (${flow}, ${number}, ${call.now})`.execute(call.tx);

export async function effects(floor: Floor, flow: string): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from effect where flow = ${flow} order by id`.execute(
    floor.db,
  );
  return rows.map((row) => row.number);
}
