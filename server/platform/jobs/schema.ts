import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { quiet } from './worker-log.ts';

const jobMigrationLock = 7_420_003;

/** Brings the job library's own tables to its release. Processes that start at once take turns. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [jobMigrationLock]);
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [jobMigrationLock]).catch(() => undefined);
    client.release();
  }
}
