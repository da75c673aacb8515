import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { StartRefusal } from '../embedded/refusal.ts';
import { keyBytes, opensPersonKey } from './keyring.ts';

/**
 * Reads the master key of a database, or makes it where nothing has been sealed yet. Refuses the start when the key is
 * missing or another one: what it would seal could never again be read together with what is there.
 */
export async function readMasterKey(file: string, databaseUrl: string): Promise<Buffer> {
  const known = await readKeyFile(file);
  const wrapped = await findPersonKey(databaseUrl);
  if (wrapped === null) return known ?? makeKeyFile(file);
  if (known === null)
    throw new StartRefusal(
      `The key file ${file} is missing, and the database holds personal data sealed with it.`,
      'Restore the file from the backup that belongs to this database: without it no personal data can be read.',
    );
  if (opensPersonKey(known, wrapped)) return known;
  throw new StartRefusal(
    `The key file ${file} is not the one that sealed the personal data in the database.`,
    'Restore the file from the backup that belongs to this database, or choose the database that belongs to it.',
  );
}

async function readKeyFile(file: string): Promise<Buffer | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new StartRefusal(
    `The key file ${file} does not hold ${keyBytes} bytes in base64.`,
    'Restore it from the backup: without it no personal data can be read.',
  );
}

/** Any person's key, wrapped; null in a database that is new or empty. */
async function findPersonKey(databaseUrl: string): Promise<Buffer | null> {
  const client = new pg.Client(databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const table = await client.query<{ there: boolean }>(
      `select to_regclass('platform.person_key') is not null as there`,
    );
    if (!table.rows[0]?.there) return null;
    const { rows } = await client.query<{ wrapped: Buffer }>('select wrapped from platform.person_key limit 1');
    return rows[0]?.wrapped ?? null;
  } finally {
    await client.end();
  }
}

/** A key is whole and on disk before it has its name. */
async function makeKeyFile(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
  // Whoever names its key first has made the key of all; a rename would let the second one win.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  await syncFolder(dirname(file));
  const made = await readKeyFile(file);
  if (made === null) throw new Error(`the key file ${file} was made and is gone`);
  return made;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
