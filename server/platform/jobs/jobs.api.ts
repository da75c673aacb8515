import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type BareFloor, effects, inCall, leaveEffect, openFloor } from '../../test/floor.ts';
import { openDatabase } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { addJob } from './add.ts';
import { job, type Work } from './job.ts';
import { lookingForDeadWorkers } from './leases.ts';
import { jobRunner, runWaitingJobs } from './runner.ts';

let bare: BareFloor;
let floor: Floor;
let pool: pg.Pool;
let close: () => Promise<void>;

beforeEach(async () => {
  bare = await openFloor({ jobs: true });
  floor = await bare.open();
  ({ pool, close } = openDatabase(bare.url, { connections: 5 }));
});
afterEach(async () => {
  await close();
  await bare.close();
});

const payload = z.object({ number: z.int() });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Leaves its number behind; what `act` throws makes it fail. */
const noting = (act: (work: Work) => void = () => undefined) =>
  job('test.note', {
    payload,
    attempts: 2,
    run: async (work, { number }) => {
      act(work);
      await inCall(work.floor, (call) => leaveEffect(call, 'job', number));
    },
  });

const rows = async () =>
  (
    await sql<{ attempts: number; error: string | null; locked: boolean }>`
      select attempts, last_error as error, locked_at is not null as locked from graphile_worker._private_jobs`.execute(
      floor.db,
    )
  ).rows;

const madeDue = () => sql`update graphile_worker._private_jobs set run_at = 'epoch'`.execute(floor.db);

test('a job runs when, and only when, the transaction that added it commits', async () => {
  const note = noting();
  await inCall(floor, (call) => addJob(call, note, { number: 1 }));
  const undone = inCall(floor, async (call) => {
    await addJob(call, note, { number: 2 });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await runWaitingJobs(floor, pool, [note]);
  expect(await effects(floor, 'job')).toEqual([1]);
  expect(await rows()).toEqual([]);
});

test('a job that fails is tried again under the same key, later each time, and then waits for the operator', async () => {
  const keys: string[] = [];
  const note = noting(({ key, attempt }) => {
    keys.push(key);
    throw new Error(`no answer ${attempt}`);
  });
  await inCall(floor, (call) => addJob(call, note, { number: 1 }));
  await runWaitingJobs(floor, pool, [note]);
  await runWaitingJobs(floor, pool, [note]);
  expect(keys).toHaveLength(1);
  await madeDue();
  await runWaitingJobs(floor, pool, [note]);
  await madeDue();
  await runWaitingJobs(floor, pool, [note]);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await rows()).toEqual([{ attempts: 2, error: 'no answer 2', locked: false }]);
  expect(await effects(floor, 'job')).toEqual([]);
});

test('of jobs that replace each other the last one runs; those of one queue run in order', async () => {
  const note = noting();
  await inCall(floor, async (call) => {
    await addJob(call, note, { number: 1 }, { onlyOne: 'report' });
    await addJob(call, note, { number: 2 }, { onlyOne: 'report' });
    for (const number of [3, 4, 5]) await addJob(call, note, { number }, { queue: 'letters' });
  });
  await runWaitingJobs(floor, pool, [note]);
  const numbers = await effects(floor, 'job');
  expect(numbers.toSorted()).toEqual([2, 3, 4, 5]);
  expect(numbers.filter((number) => number > 2)).toEqual([3, 4, 5]);
});

test('a payload that does not fit is refused where it is added', async () => {
  await expect(inCall(floor, (call) => addJob(call, noting(), { number: 1.5 }))).rejects.toThrow();
});

test('a serving process runs what is added, and stops without losing what waits', async () => {
  const note = noting();
  const stop = jobRunner(bare.url, [note])(floor);
  await inCall(floor, (call) => addJob(call, note, { number: 1 }));
  await expect.poll(() => effects(floor, 'job'), { timeout: 10_000 }).toEqual([1]);
  await stop();
  await inCall(floor, (call) => addJob(call, note, { number: 2 }));
  expect(await rows()).toHaveLength(1);
});

test('jobs of a process that was killed are free again; those of one that lives are left alone', async () => {
  const started = Promise.withResolvers<void>();
  const hold = Promise.withResolvers<void>();
  const slow = job('test.slow', {
    payload,
    attempts: 2,
    run: async () => {
      started.resolve();
      await hold.promise;
    },
  });
  const stop = jobRunner(bare.url, [slow])(floor);
  await inCall(floor, (call) => addJob(call, slow, { number: 1 }));
  await started.promise;
  const dead = `pool-${randomUUID()}`;
  await inCall(floor, (call) => addJob(call, { ...slow, name: 'test.unknown' }, { number: 2 }));
  await sql`update graphile_worker._private_jobs set locked_at = 'epoch', locked_by = ${dead} where locked_at is null`.execute(
    floor.db,
  );
  const look = lookingForDeadWorkers(pool);
  expect(await look()).toBe(0);
  expect(await look()).toBe(1);
  expect((await rows()).map((row) => row.locked).toSorted()).toEqual([false, true]);
  hold.resolve();
  await stop();
});

/** As after a restart of the database: every connection but the one that asks is gone when this returns. */
const dropConnections = () =>
  sql`select pg_terminate_backend(pid, 10000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(floor.db);

test('a database that was restarted takes no job from a process that lives, and its workers go on', async () => {
  const begun: number[] = [];
  const hold = Promise.withResolvers<void>();
  const slow = job('test.slow', {
    payload,
    attempts: 2,
    run: async (_, { number }) => {
      begun.push(number);
      await hold.promise;
    },
  });
  const stop = jobRunner(bare.url, [slow])(floor);
  await inCall(floor, (call) => addJob(call, slow, { number: 1 }));
  await expect.poll(() => begun, { timeout: 10_000 }).toEqual([1]);
  const look = lookingForDeadWorkers(pool);
  await dropConnections();
  // As bad as it can be: a look before the process has taken its locks again.
  expect(await look()).toBe(0);
  const held = sql<{ held: boolean }>`select exists (select from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and a.datname = current_database()) as held`;
  await expect.poll(async () => (await held.execute(floor.db)).rows[0]?.held, { timeout: 10_000 }).toBe(true);
  expect(await look()).toBe(0);
  hold.resolve();
  await expect.poll(rows, { timeout: 10_000 }).toEqual([]);
  await inCall(floor, (call) => addJob(call, slow, { number: 2 }));
  await expect.poll(() => begun, { timeout: 10_000 }).toEqual([1, 2]);
  await stop();
});

test('jobs whose end cannot be written down end neither the process nor its work', async () => {
  const begun: number[] = [];
  const hold = Promise.withResolvers<void>();
  const slow = job('test.slow', {
    payload,
    attempts: 2,
    run: async (_, { number }) => {
      begun.push(number);
      if (number < 5) await hold.promise;
    },
  });
  const warned: string[] = [];
  const log = { ...silent, warn: (_: unknown, said: string) => void warned.push(said) };
  const stop = jobRunner(bare.url, [slow])({ ...floor, log: log as never });
  await inCall(floor, async (call) => {
    for (const number of [1, 2, 3, 4]) await addJob(call, slow, { number });
  });
  await expect.poll(() => begun.length, { timeout: 10_000 }).toBe(4);
  await sql`alter table graphile_worker._private_jobs rename to away`.execute(floor.db);
  hold.resolve();
  await expect.poll(() => warned, { timeout: 10_000 }).toContain('jobs are begun anew');
  await sql`alter table graphile_worker.away rename to _private_jobs`.execute(floor.db);
  await inCall(floor, (call) => addJob(call, slow, { number: 5 }));
  await expect.poll(() => begun, { timeout: 10_000 }).toContain(5);
  await stop();
});
