import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Tx } from '../database/database.ts';
import { StartRefusal } from '../embedded/refusal.ts';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
const masterVersion = 1;

/**
 * The installation's secrets, derived from one master key: person keys are wrapped by it, identifiers are found by a
 * keyed hash of their normalised value. Sealed format: nonce (12) · tag (16) · ciphertext, AES-256-GCM.
 */
export interface Keyring {
  /** A new person's key, stored wrapped. */
  createPersonKey(tx: Tx, personId: string): Promise<Buffer>;
  /** The same for many, in one statement. */
  createPersonKeys(tx: Tx, personIds: readonly string[]): Promise<Map<string, Buffer>>;
  /** Unwrapped keys by person; a person whose key was destroyed is missing. */
  personKeys(tx: Tx, personIds: readonly string[]): Promise<Map<string, Buffer>>;
  /** Equality search on an encrypted identifier; `purpose` keeps hashes of different fields apart. */
  searchHash(purpose: string, normalised: string): Buffer;
  /** Signs what leaves the house and must come back unaltered, such as a customer's link. */
  sign(purpose: string, message: string): string;
  /** For rows that belong to no person yet, such as a ledger being imported. */
  sealStaged(plain: string): Buffer;
  openStaged(sealed: Buffer): string;
}

export function seal(key: Buffer, plain: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = sealed.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** Reads the master key, or makes it when this installation has none. A key is whole and on disk before it has its name. */
export async function readMasterKey(file: string): Promise<Buffer> {
  const known = await readKeyFile(file);
  if (known) return known;
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
  return readMasterKey(file);
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

const derive = (master: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `tongli:${purpose}`, keyBytes));

export function createKeyring(master: Buffer): Keyring {
  const wrapping = derive(master, 'wrap');
  const searching = derive(master, 'search');
  const signing = derive(master, 'sign');
  const staging = derive(master, 'stage');
  const wrap = (key: Buffer) => seal(wrapping, key.toString('base64'));
  const unwrap = (wrapped: Buffer) => Buffer.from(unseal(wrapping, wrapped), 'base64');
  const createKeys = async (tx: Tx, personIds: readonly string[]) => {
    const keys = new Map(personIds.map((id) => [id, randomBytes(keyBytes)]));
    const rows = [...keys].map(([id, key]) => ({ person_id: id, wrapped: wrap(key), master_version: masterVersion }));
    if (rows.length > 0) await tx.insertInto('platform.person_key').values(rows).execute();
    return keys;
  };
  return {
    createPersonKey: async (tx, personId) => {
      const key = (await createKeys(tx, [personId])).get(personId);
      if (!key) throw new Error('keyring: a key was made and is missing');
      return key;
    },
    createPersonKeys: createKeys,
    personKeys: async (tx, personIds) => {
      if (personIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('platform.person_key')
        .select(['person_id', 'wrapped'])
        .where('person_id', 'in', [...personIds])
        .execute();
      return new Map(rows.map((row) => [row.person_id, unwrap(row.wrapped)]));
    },
    searchHash: (purpose, normalised) => createHmac('sha256', searching).update(`${purpose}\0${normalised}`).digest(),
    sign: (purpose, message) => createHmac('sha256', signing).update(`${purpose}\0${message}`).digest('base64url'),
    sealStaged: (plain) => seal(staging, plain),
    openStaged: (sealed) => unseal(staging, sealed),
  };
}
