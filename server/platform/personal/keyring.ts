import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { writtenAtEnd } from '../database/at-end.ts';
import type { Database, Tx } from '../database/database.ts';
import { once } from '../database/once.ts';
import { type MasterKeys, masterKeys } from './master-keys.ts';
import { derive, keyBytes, seal, secret, unseal, unwrapKey, wrapKey } from './wrapping.ts';

export { keyBytes, seal, unseal } from './wrapping.ts';

/**
 * The installation's secrets: person keys are wrapped by the master key, identifiers are found by a keyed hash of their
 * normalised value. Keys for search, signatures and staging are derived from a root that stays when the master key is
 * changed, so that hashes and links made before go on being found and valid.
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

const insert = writtenAtEnd(
  'platform.person_key',
  'person_key',
  `insert into platform.person_key (person_id, wrapped, master_version)
  select * from unnest($1::uuid[], $2::bytea[], $3::integer[])`,
);

/** The newest version, which nobody replaces before the transaction ends. */
async function heldVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select ${once('platform.master_key')} platform.hold_master_version() as version`.execute(tx);
  return rows[0]?.version ?? 1;
}

/** `master` is one key of the first version, or all versions; `root` is the first key where none is given. */
export function createKeyring(master: Buffer | MasterKeys, root?: Buffer): Keyring {
  const masters = Buffer.isBuffer(master) ? masterKeys(new Map([[1, master]])) : master;
  const from = root ?? masters.of(1);
  const searching = secret(derive(from, 'search'));
  const signing = secret(derive(from, 'sign'));
  const staging = secret(derive(from, 'stage'));
  return {
    createPersonKeys: async (tx, personIds) => {
      const keys = new Map(personIds.map((id) => [id, randomBytes(keyBytes)]));
      if (keys.size === 0) return keys;
      const version = await heldVersion(tx);
      const wrapping = masters.of(version);
      const wrapped = [...keys.values()].map((key) => wrapKey(wrapping, key));
      await tx.executeQuery(insert([[...keys.keys()], wrapped, wrapped.map(() => version)]));
      return keys;
    },
    personKeys: async (tx, personIds) => {
      if (personIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('platform.person_key')
        .modifyFront(once('platform.person_key'))
        .select(['person_id', 'wrapped', 'master_version'])
        .where('person_id', 'in', [...personIds])
        .execute();
      return new Map(rows.map((row) => [row.person_id, unwrapKey(masters.of(row.master_version), row.wrapped)]));
    },
    searchHash: (purpose, normalised) => createHmac('sha256', searching).update(`${purpose}\0${normalised}`).digest(),
    sign: (purpose, message) => createHmac('sha256', signing).update(`${purpose}\0${message}`).digest('base64url'),
    sealStaged: (plain) => seal(staging, plain),
    openStaged: (sealed) => unseal(staging, sealed),
  };
}

/** What was sealed with the person's key is unreadable from here on, for good. */
export async function destroyPersonKey(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('platform.person_key').where('person_id', '=', personId).execute();
}

/** The keyring of an installation; makes its root where there is none. */
export async function openKeyring(db: Database, master: Buffer | MasterKeys): Promise<Keyring> {
  const masters = Buffer.isBuffer(master) ? masterKeys(new Map([[1, master]])) : master;
  return createKeyring(masters, (await findRoot(db, masters)) ?? (await makeRoot(db, masters)));
}

async function findRoot(db: Database, masters: MasterKeys): Promise<Buffer | null> {
  const row = await db.selectFrom('platform.key_root').select(['wrapped', 'master_version']).executeTakeFirst();
  return row ? unwrapKey(masters.of(row.master_version), row.wrapped) : null;
}

/** Where something was sealed before there was a root, everything was derived from the first master key, and stays so. */
async function makeRoot(db: Database, masters: MasterKeys): Promise<Buffer> {
  await db.transaction().execute(async (tx) => {
    const version = await heldVersion(tx);
    const begun = await tx.selectFrom('platform.event').select('id').limit(1).executeTakeFirst();
    const root = begun ? masters.of(1) : randomBytes(keyBytes);
    await tx
      .insertInto('platform.key_root')
      .values({ only_row: true, wrapped: wrapKey(masters.of(version), root), master_version: version })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  const root = await findRoot(db, masters);
  if (!root) throw new Error('the root of the keys was made and is gone');
  return root;
}
