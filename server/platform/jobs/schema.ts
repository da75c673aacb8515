import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { quiet } from './worker-log.ts';

const jobMigrationLock = 7_420_003;

/** The library as installed here; its package exports no number. */
const release = (() => {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('graphile-worker'));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', entry), 'utf8')) as { version: string };
  return `graphile-worker ${version}`;
})();

/** Noted on the schema itself: it goes where the tables go, and goes with them. */
const noted = `select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as release`;
const note = `comment on schema graphile_worker is '${release}'`;

/** Brings the job library's own tables to its release, if they are of another. Processes that start at once take turns. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ release: string | null }>(noted);
  if (rows[0]?.release === release) return;
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [jobMigrationLock]);
    await runMigrations({ pgPool: pool, logger: quiet });
    await client.query(note);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [jobMigrationLock]).catch(() => undefined);
    client.release();
  }
}
