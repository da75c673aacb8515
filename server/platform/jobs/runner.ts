import { EventEmitter } from 'node:events';
import { run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { openDatabase } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import type { Pulse } from '../pulse.ts';
import type { AnyJob, Work } from './job.ts';
import { holdLease, releaseDeadWorkers } from './leases.ts';
import { loggerFor } from './worker-log.ts';

const atOnce = 4;
const connections = atOnce + 3;
const pollMs = 2_000;
const leaseCheckMs = 20_000;

const envelope = z.object({ key: z.string(), value: z.unknown() });

function taskOf(floor: Floor, job: AnyJob): TaskList[string] {
  return async (payload, { job: row, abortSignal }) => {
    const { key, value } = envelope.parse(payload);
    const work: Work = { floor, key, attempt: row.attempts, signal: abortSignal };
    await job.run(work, job.payload.parse(value) as never);
  };
}

const tasksOf = (floor: Floor, jobs: readonly AnyJob[]): TaskList =>
  Object.fromEntries(jobs.map((job) => [job.name, taskOf(floor, job)]));

/** Runs jobs in this process, beside those of other processes, until it is stopped; what runs then is given time to end. */
export const jobRunner =
  (databaseUrl: string, jobs: readonly AnyJob[]): Pulse =>
  (floor) => {
    const { pool, close } = openDatabase(databaseUrl, { connections });
    const running = open(floor, pool, jobs).catch((error: unknown) => {
      floor.log.error({ error }, 'jobs do not run');
      return async () => undefined;
    });
    return async () => {
      await (await running)();
      await close();
    };
  };

async function open(floor: Floor, pool: pg.Pool, jobs: readonly AnyJob[]): Promise<() => Promise<void>> {
  const lease = await holdLease(pool);
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(floor, jobs),
    parsedCronItems: [],
    concurrency: atOnce,
    pollInterval: pollMs,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 1_000,
    logger: loggerFor(floor.log),
    events: lease.events,
  });
  const check = () =>
    releaseDeadWorkers(pool).catch((error: unknown) => floor.log.warn({ error }, 'dead workers not looked for'));
  void check();
  const checking = setInterval(check, leaseCheckMs).unref();
  return async () => {
    clearInterval(checking);
    await runner.stop().catch(() => undefined);
    await lease.end();
  };
}

/** Runs what waits, and returns when nothing is left that could run now: for tests and for the sample centre. */
export async function runWaitingJobs(floor: Floor, pool: pg.Pool, jobs: readonly AnyJob[]): Promise<void> {
  const shared = { pgPool: pool, noHandleSignals: true, logger: loggerFor(floor.log), taskList: tasksOf(floor, jobs) };
  // A pass ends where a queue is still held by the job before: it is made again until one finds nothing.
  for (let started = 1; started > 0; ) {
    started = 0;
    const events: WorkerEvents = new EventEmitter();
    events.on('job:start', () => {
      started += 1;
    });
    await runOnce({ ...shared, events });
  }
}
