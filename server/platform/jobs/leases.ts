import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

/**
 * The job library frees the jobs of a killed process after four hours only. Here each process holds a lock of the database
 * for each of its pools of workers, on a connection that dies with it: jobs whose lock nobody holds are free at once.
 */
export interface Lease {
  readonly events: WorkerEvents;
  end(): Promise<void>;
}

const lockOf = 'hashtextextended($1, 7420004)';
/** A worker has its lock long before that; until then a job it has just taken is left alone. */
const graceMs = 15_000;

export async function holdLease(pool: pg.Pool): Promise<Lease> {
  const client = await pool.connect();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    client.query(`select pg_advisory_lock(${lockOf})`, [workerPool.id]).catch(() => undefined);
  });
  return {
    events,
    // The connection is closed and not returned: its locks end with it.
    end: async () => client.release(true),
  };
}

/** Frees the jobs of workers that no longer live; they are tried again as after a failure. Returns how many workers. */
export async function releaseDeadWorkers(pool: pg.Pool, at = new Date()): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    'select distinct locked_by as id from graphile_worker._private_jobs where locked_at < $1',
    [new Date(at.getTime() - graceMs)],
  );
  const client = await pool.connect();
  try {
    let freed = 0;
    for (const { id } of rows) freed += (await releaseIfDead(client, id)) ? 1 : 0;
    return freed;
  } finally {
    client.release();
  }
}

async function releaseIfDead(client: pg.PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lockOf}) as free`, [id]);
  if (!rows[0]?.free) return false;
  await client.query('select graphile_worker.force_unlock_workers(array[$1::text])', [id]);
  await client.query(`select pg_advisory_unlock(${lockOf})`, [id]);
  return true;
}
