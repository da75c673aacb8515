import { createHash } from 'node:crypto';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Anchor } from '../audit/anchor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { PlatformTables } from '../database/tables.ts';

/** Rung once a batch, for those who watch what happens. */
export const sealedChannel = 'tongli_sealed';
const batchSize = 2_000;
const verifiedAtOnce = 5_000;

/** Which rows may get their position. */
type Ripe = RawBuilder<boolean>;
const committedBefore: Ripe = sql`xid < pg_snapshot_xmin(pg_current_snapshot())`;
const all: Ripe = sql`true`;

/**
 * Gives committed rows their dense position, in (xid, id) order below the oldest transaction still running: a row that
 * becomes visible later can then never get a lower position than one already read. A plain sequence cannot promise that.
 */
async function sealEvents(tx: Tx, ripe: Ripe): Promise<number> {
  const head = await lockHead(tx, 'event');
  if (!head) return 0;
  const sealed = await sql<{ position: number }>`
    with batch as (
      select id, row_number() over (order by xid, id) as n
      from (
        select id, xid from platform.event
        where position is null and ${ripe}
        order by xid, id limit ${batchSize}
      ) unsealed
    )
    update platform.event e set position = ${head.position}::bigint + batch.n
    from batch where e.id = batch.id
    returning e.position`.execute(tx);
  if (sealed.rows.length === 0) return 0;
  await moveHead(tx, 'event', head.position + sealed.rows.length, null);
  await sql`select pg_notify(${sealedChannel}, '')`.execute(tx);
  return sealed.rows.length;
}

/** What the chain covers of an entry. */
type ChainedEntry = Omit<Selectable<PlatformTables['platform.audit_entry']>, 'id' | 'xid' | 'position' | 'hash'>;

/** The next link: each hash covers the entry and the hash before it, so no entry can change or go unnoticed. */
function chainHash(previous: Buffer, position: number, entry: ChainedEntry): Buffer {
  const fields = [
    position,
    entry.at.toISOString(),
    entry.actor_id,
    entry.actor_name,
    entry.operation,
    entry.subject_type,
    entry.subject_id,
    entry.reason,
    entry.request_id,
    // Entries of sessions hash as they did before there were tokens.
    ...(entry.actor_token === null ? [] : [entry.actor_token]),
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest();
}

async function sealAudit(tx: Tx, ripe: Ripe): Promise<number> {
  const head = await lockHead(tx, 'audit');
  if (!head) return 0;
  const entries = await tx
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('position', 'is', null)
    .where(ripe)
    .orderBy('xid')
    .orderBy('id')
    .limit(batchSize)
    .execute();
  if (entries.length === 0) return 0;
  let hash = head.hash ?? Buffer.alloc(0);
  const links = entries.map((entry, index) => {
    hash = chainHash(hash, head.position + index + 1, entry);
    return { id: entry.id, position: head.position + index + 1, hash: hash.toString('hex') };
  });
  await sql`
    update platform.audit_entry a set position = link.position, hash = decode(link.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link (id bigint, position bigint, hash text)
    where a.id = link.id`.execute(tx);
  await moveHead(tx, 'audit', head.position + entries.length, hash);
  return entries.length;
}

/** The head row is the lease: whoever holds it seals; another process that finds it taken has nothing to do. */
async function lockHead(tx: Tx, log: 'event' | 'audit') {
  return tx
    .selectFrom('platform.seal_head')
    .select(['position', 'hash'])
    .where('log', '=', log)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

async function moveHead(tx: Tx, log: 'event' | 'audit', position: number, hash: Buffer | null): Promise<void> {
  await tx.updateTable('platform.seal_head').set({ position, hash }).where('log', '=', log).execute();
}

/** Whether a log has rows to seal; asked first, because most passes find nothing and need no transaction for it. */
async function unsealed(db: Database): Promise<{ events: boolean; audit: boolean }> {
  const { rows } = await sql<{ events: boolean; audit: boolean }>`
    select exists (select from platform.event where position is null) as events,
           exists (select from platform.audit_entry where position is null) as audit`.execute(db);
  return rows[0] ?? { events: false, audit: false };
}

/** One pass over both logs. Returns how many rows got their position. */
export async function seal(db: Database, ripe: Ripe = committedBefore): Promise<number> {
  const waiting = await unsealed(db);
  const events = waiting.events ? await db.transaction().execute((tx) => sealEvents(tx, ripe)) : 0;
  const entries = waiting.audit ? await db.transaction().execute((tx) => sealAudit(tx, ripe)) : 0;
  return events + entries;
}

/**
 * Seals a restored log to its end, before anyone else may write: its rows carry the transaction numbers of the database
 * that they came from, which say in what order they were written there and nothing about what is running here.
 */
export async function sealRestored(db: Database): Promise<void> {
  while ((await seal(db, all)) > 0);
}

export type ChainVerdict = { intact: true; entries: number } | { intact: false; position: number };

/**
 * Recomputes the whole audit chain and compares it with what is stored, with the head, and with the anchors kept outside
 * the database, all as of one instant. `position` is the first that does not fit.
 */
export async function verifyChain(db: Database, anchors: readonly Anchor[] = []): Promise<ChainVerdict> {
  const anchored = new Map(anchors.map((anchor) => [anchor.position, anchor.hash]));
  const farthest = anchors.reduce((most, anchor) => Math.max(most, anchor.position), 0);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => compareChain(tx, anchored, farthest));
}

async function compareChain(tx: Tx, anchored: ReadonlyMap<number, string>, farthest: number): Promise<ChainVerdict> {
  const head = await tx
    .selectFrom('platform.seal_head')
    .select(['position', 'hash'])
    .where('log', '=', 'audit')
    .executeTakeFirstOrThrow();
  let hash: Buffer = Buffer.alloc(0);
  let position = 0;
  for (let page = await entriesAfter(tx, 0); page.length > 0; page = await entriesAfter(tx, position)) {
    for (const entry of page) {
      position += 1;
      hash = chainHash(hash, position, entry);
      const expected = anchored.get(position) ?? hash.toString('hex');
      if (entry.position !== position || !entry.hash?.equals(hash) || entry.hash.toString('hex') !== expected)
        return { intact: false, position };
    }
  }
  if (position < Math.max(head.position, farthest)) return { intact: false, position: position + 1 };
  return head.hash?.equals(hash) ? { intact: true, entries: position } : { intact: false, position };
}

const entriesAfter = (tx: Tx, position: number) =>
  tx
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(verifiedAtOnce)
    .execute();
