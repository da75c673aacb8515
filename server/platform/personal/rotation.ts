import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import { addVersion } from './master-key.ts';
import { newestOf, type Versions } from './master-keys.ts';
import { unwrapKey, wrapKey } from './wrapping.ts';

const batchSize = 500;
const rotationLock = 7_420_017;
const versionLock = 7_420_016;

export interface Rotation {
  readonly version: number;
  /** Keys of persons that were wrapped anew. */
  readonly rewrapped: number;
  /** It went on with what an earlier call had begun. */
  readonly continued: boolean;
}

/**
 * Puts a new version of the master key into the key file, then into use, then wraps everything anew with it, in
 * transactions of well under a second. Whatever interrupts it, the next call goes on: the file is ahead of the database,
 * and the database says of each key which version wraps it.
 */
export async function rotateMasterKey(
  db: Database,
  file: string,
  versions: Versions,
  now: Date,
  progress: (keys: number) => void = () => undefined,
): Promise<Rotation> {
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(${rotationLock})`.execute(held);
    try {
      const inUse = await versionInUse(db);
      const unfinished = newestOf(versions) > inUse || (await hasOlder(db, inUse));
      const known = unfinished ? versions : await addVersion(file, versions, inUse + 1);
      const version = newestOf(known);
      await db.transaction().execute((tx) => putIntoUse(tx, known, version, now));
      let rewrapped = 0;
      for (;;) {
        const batch = await db.transaction().execute((tx) => rewrapBatch(tx, known, version));
        if (batch === 0) return { version, rewrapped, continued: unfinished };
        rewrapped += batch;
        progress(rewrapped);
      }
    } finally {
      await sql`select pg_advisory_unlock(${rotationLock})`.execute(held);
    }
  });
}

async function versionInUse(db: Database): Promise<number> {
  const row = await db
    .selectFrom('platform.master_key')
    .select((select) => select.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 1;
}

async function hasOlder(db: Database, version: number): Promise<boolean> {
  const row = await db
    .selectFrom('platform.person_key')
    .select('person_id')
    .where('master_version', '<', version)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** From here on every new key is wrapped with it: the lock waits for those who still hold the former version. */
async function putIntoUse(tx: Tx, versions: Versions, version: number, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${versionLock})`.execute(tx);
  await tx
    .insertInto('platform.master_key')
    .values({ version, begun_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const root = await tx.selectFrom('platform.key_root').select(['wrapped', 'master_version']).executeTakeFirst();
  if (!root || root.master_version === version) return;
  const wrapped = wrapKey(keyOf(versions, version), unwrapKey(keyOf(versions, root.master_version), root.wrapped));
  await tx.updateTable('platform.key_root').set({ wrapped, master_version: version }).execute();
}

async function rewrapBatch(tx: Tx, versions: Versions, version: number): Promise<number> {
  const rows = await tx
    .selectFrom('platform.person_key')
    .select(['person_id', 'wrapped', 'master_version'])
    .where('master_version', '<', version)
    .limit(batchSize)
    .forUpdate()
    .execute();
  if (rows.length === 0) return 0;
  const master = keyOf(versions, version);
  const wrapped = rows.map((row) => wrapKey(master, unwrapKey(keyOf(versions, row.master_version), row.wrapped)));
  await sql`
    update platform.person_key k set wrapped = fresh.wrapped, master_version = ${version}
    from unnest(${rows.map((row) => row.person_id)}::uuid[], ${wrapped}::bytea[]) as fresh (person_id, wrapped)
    where k.person_id = fresh.person_id`.execute(tx);
  return rows.length;
}

function keyOf(versions: Versions, version: number): Buffer {
  const key = versions.get(version);
  if (!key) throw new Error(`the key file holds no version ${version} of the master key`);
  return key;
}
