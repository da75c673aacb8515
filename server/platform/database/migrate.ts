import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** A folder of plain forward-only SQL, applied in the order of its file names. */
export interface MigrationFolder {
  readonly name: string;
  readonly folder: URL;
}

interface Migration {
  readonly id: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The database was written by a newer release, or an applied migration was edited: nothing is touched. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch';
}

const migrationLock = 7_420_001;

async function read({ name, folder }: MigrationFolder): Promise<Migration[]> {
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, folder), 'utf8');
      return { id: `${name}/${file}`, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function check(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.id, migration.checksum]));
  for (const [id, checksum] of applied) {
    const expected = known.get(id);
    if (expected === undefined)
      throw new SchemaMismatch(
        `The database holds migration ${id}, which this release does not know: start the newer release.`,
      );
    if (expected !== checksum)
      throw new SchemaMismatch(
        `Migration ${id} was changed after it was applied: restore the file as it was released.`,
      );
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into platform.migration (id, checksum) values ($1, $2)', [
      migration.id,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.id} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function readApplied(client: pg.Pool | pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; checksum: string }>('select id, checksum from platform.migration');
  return new Map(rows.map((row) => [row.id, row.checksum]));
}

/** What was applied to a database that has been open before; null of a new one. */
async function findApplied(pool: pg.Pool): Promise<ReadonlyMap<string, string> | null> {
  const { rows } = await pool.query<{ known: boolean }>(
    `select to_regclass('platform.migration') is not null as known`,
  );
  return rows[0]?.known ? readApplied(pool) : null;
}

/** What this release knows, with checksums. */
export async function listMigrations(folders: readonly MigrationFolder[]): Promise<ReadonlyMap<string, string>> {
  const migrations = (await Promise.all(folders.map(read))).flat();
  return new Map(migrations.map((migration) => [migration.id, migration.checksum]));
}

/**
 * Brings the schema to this release: one transaction a file, under a lock, checksums kept. Returns what was applied.
 * `wanted` stops at an earlier level, the one of a backup that is being restored.
 */
export async function migrate(
  pool: pg.Pool,
  folders: readonly MigrationFolder[],
  wanted: (id: string) => boolean = () => true,
): Promise<string[]> {
  const migrations = (await Promise.all(folders.map(read))).flat();
  const due = (applied: ReadonlyMap<string, string>): Migration[] => {
    check(migrations, applied);
    return migrations.filter((migration) => wanted(migration.id) && !applied.has(migration.id));
  };
  // A start that finds nothing to do waits for nobody and keeps its connection.
  const before = await findApplied(pool);
  if (before && due(before).length === 0) return [];
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('create schema if not exists platform');
    await client.query('create table if not exists platform.migration (id text primary key, checksum text not null)');
    const applying = due(await readApplied(client));
    for (const migration of applying) await apply(client, migration);
    return applying.map((migration) => migration.id);
  } finally {
    // The session's limits were changed, so the connection is not returned to the pool; closing it frees the lock.
    client.release(true);
  }
}
