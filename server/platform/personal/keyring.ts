import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Tx } from '../database/database.ts';

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;
const masterVersion = 1;

/**
 * The installation's secrets, derived from one master key: person keys are wrapped by it, identifiers are found by a
 * keyed hash of their normalised value. Sealed format: nonce (12) · tag (16) · ciphertext, AES-256-GCM.
 */
export interface Keyring {
  /** A key for each new person, stored wrapped, in one statement. */
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

const derive = (master: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `tongli:${purpose}`, keyBytes));

const wrappingKey = (master: Buffer) => derive(master, 'wrap');
const unwrap = (wrapping: Buffer, wrapped: Buffer) => Buffer.from(unseal(wrapping, wrapped), 'base64');

/** Whether a person's stored key was wrapped by this master key. */
export function opensPersonKey(master: Buffer, wrapped: Buffer): boolean {
  try {
    return unwrap(wrappingKey(master), wrapped).length === keyBytes;
  } catch {
    return false;
  }
}

export function createKeyring(master: Buffer): Keyring {
  const wrapping = wrappingKey(master);
  const searching = derive(master, 'search');
  const signing = derive(master, 'sign');
  const staging = derive(master, 'stage');
  const wrap = (key: Buffer) => seal(wrapping, key.toString('base64'));
  return {
    createPersonKeys: async (tx, personIds) => {
      const keys = new Map(personIds.map((id) => [id, randomBytes(keyBytes)]));
      const rows = [...keys].map(([id, key]) => ({ person_id: id, wrapped: wrap(key), master_version: masterVersion }));
      if (rows.length > 0) await tx.insertInto('platform.person_key').values(rows).execute();
      return keys;
    },
    personKeys: async (tx, personIds) => {
      if (personIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('platform.person_key')
        .select(['person_id', 'wrapped'])
        .where('person_id', 'in', [...personIds])
        .execute();
      return new Map(rows.map((row) => [row.person_id, unwrap(wrapping, row.wrapped)]));
    },
    searchHash: (purpose, normalised) => createHmac('sha256', searching).update(`${purpose}\0${normalised}`).digest(),
    sign: (purpose, message) => createHmac('sha256', signing).update(`${purpose}\0${message}`).digest('base64url'),
    sealStaged: (plain) => seal(staging, plain),
    openStaged: (sealed) => unseal(staging, sealed),
  };
}
