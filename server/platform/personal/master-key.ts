import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { StartRefusal } from '../embedded/refusal.ts';
import { type MasterKeys, masterKeys, parseKeyFile, type Versions, writeKeyFile } from './master-keys.ts';
import { keyBytes, opensKey } from './wrapping.ts';

/**
 * Reads the master key of a database, or makes it where nothing has been sealed yet. Refuses the start when the key is
 * missing or another one: what it would seal could never again be read together with what is there. `onMade` is called when
 * the file has been made.
 */
export async function readMasterKey(
  file: string,
  databaseUrl: string,
  onMade: () => void = () => undefined,
): Promise<MasterKeys> {
  const known = await readKeyFile(file);
  const found = await findWrapped(databaseUrl);
  const look = () => parseKeyFile(readFileSync(file, 'utf8')) ?? new Map<number, Buffer>();
  if (found === null) return masterKeys(known ?? (await makeKeyFile(file, onMade)), look);
  if (known === null)
    throw new StartRefusal(
      `The key file ${file} is missing, and the database holds personal data sealed with it.`,
      'Restore the file from the backup that belongs to this database: without it no personal data can be read.',
    );
  const key = known.get(found.version);
  if (key && opensKey(key, found.wrapped)) return masterKeys(known, look);
  throw new StartRefusal(
    `The key file ${file} is not the one that sealed the personal data in the database.`,
    'Restore the file from the backup that belongs to this database, or choose the database that belongs to it.',
  );
}

export async function readKeyFile(file: string): Promise<Versions | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const versions = parseKeyFile(text);
  if (versions) return versions;
  throw new StartRefusal(
    `The key file ${file} does not hold ${keyBytes} bytes in base64.`,
    'Restore it from the backup: without it no personal data can be read.',
  );
}

/** What the master key has wrapped: the root, or before there was one any person's key; null in a new database. */
async function findWrapped(databaseUrl: string): Promise<{ wrapped: Buffer; version: number } | null> {
  const client = new pg.Client(databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const table of ['platform.key_root', 'platform.person_key']) {
      const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
      if (!there.rows[0]?.there) continue;
      const { rows } = await client.query<{ wrapped: Buffer; version: number }>(
        `select wrapped, master_version as version from ${table} limit 1`,
      );
      if (rows[0]) return rows[0];
    }
    return null;
  } finally {
    await client.end();
  }
}

/** Adds a version: the file is whole and on disk under a passing name before it takes the place of the former one. */
export async function addVersion(file: string, versions: Versions, version: number): Promise<Versions> {
  const more = new Map([...versions, [version, randomBytes(keyBytes)]]);
  const draft = await writeDraft(file, writeKeyFile(more));
  await rename(draft, file);
  await syncFolder(dirname(file));
  return more;
}

async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  return draft;
}

/** A key is whole and on disk before it has its name. */
async function makeKeyFile(file: string, onMade: () => void): Promise<Versions> {
  await mkdir(dirname(file), { recursive: true });
  const draft = await writeDraft(file, writeKeyFile(new Map([[1, randomBytes(keyBytes)]])));
  // Whoever names its key first has made the key of all; a rename would let the second one win.
  const first = await link(draft, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  await unlink(draft);
  await syncFolder(dirname(file));
  const made = await readKeyFile(file);
  if (made === null) throw new Error(`the key file ${file} was made and is gone`);
  if (first) onMade();
  return made;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
