import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

/**
 * The job library frees the jobs of a killed process after four hours only. Here each process holds a lock of the database
 * for each of its pools of workers, on a connection that dies with it: jobs whose lock nobody holds are freed. A
 * connection that the database has lost is replaced, and the locks taken again.
 */
export interface Lease {
  readonly events: WorkerEvents;
  end(): Promise<void>;
}

const lockOf = 'hashtextextended($1, 7420004)';
const reconnectMs = 250;

type Client = pg.PoolClient;
const lock = (client: Client, id: string) => client.query(`select pg_advisory_lock(${lockOf})`, [id]);

async function connectHolding(pool: pg.Pool, ids: Iterable<string>): Promise<Client> {
  const client = await pool.connect();
  try {
    for (const id of ids) await lock(client, id);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

export async function holdLease(pool: pg.Pool): Promise<Lease> {
  const ids = new Set<string>();
  let ended = false;
  let holding: Client | null = null;
  let replacing = Promise.resolve();
  const hold = (client: Client): void => {
    holding = client;
    client.once('end', () => {
      if (ended) return;
      holding = null;
      client.release(true);
      replacing = replace();
    });
  };
  const replace = async (): Promise<void> => {
    while (!ended && !holding)
      await connectHolding(pool, ids)
        .then(hold)
        .catch(() => sleep(reconnectMs));
  };
  hold(await connectHolding(pool, ids));
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    ids.add(workerPool.id);
    if (holding) lock(holding, workerPool.id).catch(() => undefined);
  });
  return {
    events,
    end: async () => {
      ended = true;
      await replacing;
      // The connection is closed and not returned: its locks end with it.
      holding?.release(true);
    },
  };
}

/**
 * What looks for workers that no longer live and frees their jobs, which are tried again as after a failure; each look
 * tells how many workers it freed. Two looks in a row must find a worker dead: one alone may meet the moment in which a
 * living process has lost its connection and not yet taken its locks again.
 */
export function lookingForDeadWorkers(pool: pg.Pool): () => Promise<number> {
  let suspects = new Set<string>();
  return async () => {
    const { rows } = await pool.query<{ id: string }>(
      'select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null',
    );
    const client = await pool.connect();
    try {
      const dead: string[] = [];
      for (const { id } of rows) if (await isDead(client, id, suspects.has(id))) dead.push(id);
      const freed = dead.filter((id) => suspects.has(id));
      suspects = new Set(dead.filter((id) => !suspects.has(id)));
      return freed.length;
    } finally {
      client.release();
    }
  };
}

/** Whether nobody holds this worker's lock; with `free` its jobs are freed while the lock is ours. */
async function isDead(client: pg.PoolClient, id: string, free: boolean): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lockOf}) as free`, [id]);
  if (!rows[0]?.free) return false;
  if (free) await client.query('select graphile_worker.force_unlock_workers(array[$1::text])', [id]);
  await client.query(`select pg_advisory_unlock(${lockOf})`, [id]);
  return true;
}
