import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { openDatabase } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import type { Pulse } from '../pulse.ts';
import type { AnyJob, Work } from './job.ts';
import { holdLease, lookingForDeadWorkers } from './leases.ts';
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

/**
 * How a job ended is written down by a part of the library that is waited for and tries again while the database is away;
 * otherwise nobody waits, and a database that restarts at that moment would end the process.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Runs jobs in this process, beside those of other processes, until it is stopped; what runs then is given time to end. */
export const jobRunner =
  (databaseUrl: string, jobs: readonly AnyJob[]): Pulse =>
  (floor) => {
    const stopping = new AbortController();
    const running = keepRunning(floor, databaseUrl, jobs, stopping.signal);
    return async () => {
      stopping.abort();
      await running;
    };
  };

async function keepRunning(
  floor: Floor,
  databaseUrl: string,
  jobs: readonly AnyJob[],
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const { pool, close } = openDatabase(databaseUrl, { connections });
    await work(floor, pool, jobs, stopping).catch((error: unknown) => {
      floor.log.error({ error }, 'jobs do not run');
    });
    await close();
    if (stopping.aborted) return;
    floor.log.warn({}, 'jobs are begun anew');
    await sleep(pollMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Until it is to stop, or the job library has given up a worker that could not write down how its job ended. */
async function work(floor: Floor, pool: pg.Pool, jobs: readonly AnyJob[], stopping: AbortSignal): Promise<void> {
  const lease = await holdLease(pool);
  const lost = new AbortController();
  for (const trouble of ['worker:fatalError', 'pool:fatalError'] as const) lease.events.on(trouble, () => lost.abort());
  try {
    const runner = await run({
      preset,
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
    runner.promise.then(
      () => lost.abort(),
      () => lost.abort(),
    );
    const stopLooking = lookForDeadWorkers(floor, pool);
    await aborted(AbortSignal.any([stopping, lost.signal]));
    stopLooking();
    await runner.stop().catch(() => undefined);
  } finally {
    await lease.end();
  }
}

function lookForDeadWorkers(floor: Floor, pool: pg.Pool): () => void {
  const lookOnce = lookingForDeadWorkers(pool);
  const look = () => lookOnce().catch((error: unknown) => floor.log.warn({ error }, 'dead workers not looked for'));
  void look();
  const looking = setInterval(look, leaseCheckMs).unref();
  return () => clearInterval(looking);
}

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

/** Runs what waits, and returns when nothing is left that could run now: for tests and for the sample centre. */
export async function runWaitingJobs(floor: Floor, pool: pg.Pool, jobs: readonly AnyJob[]): Promise<void> {
  const taskList = tasksOf(floor, jobs);
  const shared = { preset, pgPool: pool, noHandleSignals: true, logger: loggerFor(floor.log), taskList };
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
