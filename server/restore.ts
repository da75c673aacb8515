import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import { checkBackup } from './backup.ts';
import { readAnchors } from './platform/audit/anchor.ts';
import { type ChainVerdict, verifyChain } from './platform/audit/chain.ts';
import { connect, type TableInBackup } from './platform/backup/catalogue.ts';
import type { Secret } from './platform/backup/cipher.ts';
import type { BackupHead, FileInBackup, Manifest } from './platform/backup/content.ts';
import { createFile, type InstallationFiles, isThere, placeOf, syncFolder } from './platform/backup/files.ts';
import { type Comparison, claimEmpty, compareTables, finish, openLoading } from './platform/backup/load.ts';
import { readBackup } from './platform/backup/read.ts';
import { BackupRefusal } from './platform/backup/refusal.ts';
import { recordRun } from './platform/backup/run.ts';
import { openDatabase } from './platform/database/database.ts';
import { listMigrations, migrate } from './platform/database/migrate.ts';
import { sealRestored } from './platform/events/sealer.ts';
import { migrateJobs } from './platform/jobs/schema.ts';
import { readMasterKey } from './platform/personal/master-key.ts';
import type { RestoreTarget } from './restore-target.ts';
import { migrationFolders } from './wiring.ts';

export type RestoreStep = 'check' | 'load' | 'compare' | 'seal';

export interface RestoreOptions {
  readonly file: string;
  readonly secret: Secret;
  readonly by: string;
  readonly progress: (step: RestoreStep, bytes: number) => void;
}

export interface RestoreReport {
  readonly head: BackupHead;
  readonly manifest: Manifest;
  readonly tables: readonly Comparison[];
  readonly chain: ChainVerdict;
  /** Migrations of this release that the backup did not have. */
  readonly migrated: readonly string[];
  /** Everything is as the backup says; otherwise no server will open the database. */
  readonly good: boolean;
}

/**
 * Makes an installation out of a backup, in an empty database: checks the file to its end, prepares the tables at the
 * backup's level, loads them, compares them, brings them to this release, seals the log, and proves the audit chain.
 * Until all of that was good the database carries a mark, and servers refuse it.
 */
export async function restoreInto(
  files: InstallationFiles,
  open: () => Promise<RestoreTarget>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const { file, secret, progress } = options;
  const { head, manifest, key } = await checkBackup(file, secret, (bytes) => progress('check', bytes));
  await requireKnown(head);
  await requireRoomForKey(files, key);
  const target = await open();
  try {
    const report = await fill(target, files, { head, manifest }, options);
    if (report.good) await target.conclude();
    return report;
  } finally {
    await target.close();
  }
}

async function fill(
  { databaseUrl }: RestoreTarget,
  files: InstallationFiles,
  { head, manifest }: { head: BackupHead; manifest: Manifest },
  options: RestoreOptions,
): Promise<RestoreReport> {
  const client = await connect(databaseUrl);
  const database = openDatabase(databaseUrl, { connections: 4 });
  try {
    await claimEmpty(client);
    await prepare(database.pool, head);
    const loaded = await load(client, files, options);
    options.progress('compare', 0);
    const tables = await compareTables(databaseUrl, loaded, manifest.tables);
    const migrated = await migrate(database.pool, migrationFolders);
    options.progress('seal', 0);
    await sealRestored(database.db);
    await readMasterKey(files.keyFile, databaseUrl);
    const chain = await verifyChain(database.db, await readAnchors(files.anchorFile));
    const good = chain.intact && tables.every((table) => table.same);
    if (good) await conclude(database, client, head, manifest, options);
    return { head, manifest, tables, chain, migrated, good };
  } finally {
    await database.close();
    await client.end();
  }
}

async function conclude(
  database: ReturnType<typeof openDatabase>,
  client: pg.Client,
  head: BackupHead,
  manifest: Manifest,
  { file, by }: RestoreOptions,
): Promise<void> {
  const { size } = await stat(file);
  const about = {
    kind: 'restore',
    by,
    takenAt: new Date(head.at),
    file,
    bytes: size,
    withKeys: head.withKeys,
  } as const;
  await recordRun(database.db, { ...about, manifest });
  await sealRestored(database.db);
  await finish(client);
}

async function requireKnown({ migrations }: BackupHead): Promise<void> {
  const known = await listMigrations(migrationFolders);
  for (const { id, checksum } of migrations) {
    if (!known.has(id)) throw new BackupRefusal('newer-release', id);
    if (known.get(id) !== checksum) throw new BackupRefusal('other-migration', id);
  }
}

async function requireRoomForKey({ keyFile }: InstallationFiles, key: string | null): Promise<void> {
  const there = await isThere(keyFile);
  if (key === null && !there) throw new BackupRefusal('key-missing', keyFile);
  if (key !== null && there && (await readFile(keyFile, 'utf8')) !== key)
    throw new BackupRefusal('key-in-the-way', keyFile);
}

async function prepare(pool: pg.Pool, head: BackupHead): Promise<void> {
  const level = new Set(head.migrations.map(({ id }) => id));
  await migrate(pool, migrationFolders, (id) => level.has(id));
  await migrateJobs(pool);
}

async function load(
  client: pg.Client,
  files: InstallationFiles,
  { file, secret, progress }: RestoreOptions,
): Promise<TableInBackup[]> {
  const loading = await openLoading(client);
  const tables: TableInBackup[] = [];
  const reader = {
    head: async () => undefined,
    table: async (table: TableInBackup, rows: AsyncIterable<Buffer>) => {
      tables.push(table);
      await loading.load(table, rows);
    },
    file: (about: FileInBackup, bytes: AsyncIterable<Buffer>) => writeFile(files, about, bytes),
  };
  const { head } = await readBackup(file, secret, reader, (bytes) => progress('load', bytes));
  await loading.restoreRules(head);
  return tables;
}

async function writeFile(files: InstallationFiles, about: FileInBackup, bytes: AsyncIterable<Buffer>): Promise<void> {
  const place = placeOf(files, about);
  if (about.kind === 'key' && (await isThere(place))) return;
  const handle = await createFile(place);
  try {
    for await (const piece of bytes) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(place));
}
