import { type RawBuilder, sql } from 'kysely';
import { chainHash } from '../audit/chain.ts';
import type { Database, Tx } from '../database/database.ts';

/** Rung once a batch, for those who watch what happens. */
export const sealedChannel = 'tongli_sealed';
/** What waits at a busy hour is sealed at once: flows do least work for each fact when they get many together. */
const mostEvents = 10_000;
/** Each is chained to the one before it. */
const mostEntries = 2_000;

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
  const { rows } = await sql<{ sealed: number }>`/* hot seal */
    with batch as (
      select id, row_number() over (order by xid, id) as n
      from (
        select id, xid from platform.event
        where position is null and ${ripe}
        order by xid, id limit ${mostEvents}
      ) unsealed
    ), sealed as (
      update platform.event e set position = ${head.position}::bigint + batch.n
      from batch where e.id = batch.id returning e.id
    ), moved as (
      update platform.seal_head set position = ${head.position}::bigint + (select count(*) from batch)
      where log = 'event' and exists (select from batch) returning pg_notify(${sealedChannel}, '')
    )
    select (select count(*)::integer from sealed) as sealed, (select count(*) from moved) as moved`.execute(tx);
  return rows[0]?.sealed ?? 0;
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
    .limit(mostEntries)
    .execute();
  if (entries.length === 0) return 0;
  let hash = head.hash ?? Buffer.alloc(0);
  const links = entries.map((entry, index) => {
    hash = chainHash(hash, head.position + index + 1, entry);
    return { id: entry.id, at: entry.at, position: head.position + index + 1, hash: hash.toString('hex') };
  });
  await sql`
    update platform.audit_entry a set position = link.position, hash = decode(link.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link (id bigint, at timestamptz(3), position bigint, hash text)
    where a.id = link.id and a.at = link.at`.execute(tx);
  await moveAuditHead(tx, head.position + entries.length, hash);
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

async function moveAuditHead(tx: Tx, position: number, hash: Buffer): Promise<void> {
  await tx.updateTable('platform.seal_head').set({ position, hash }).where('log', '=', 'audit').execute();
}

/** Whether a log has rows to seal; asked first, because most passes find nothing and need no transaction for it. */
async function unsealed(db: Database, ripe: Ripe): Promise<{ events: boolean; audit: boolean; unripe: boolean }> {
  const { rows } = await sql<{ events: boolean; audit: boolean; unripe: boolean }>`/* hot unsealed */
    select exists (select from platform.event where position is null and ${ripe}) as events,
           exists (select from platform.audit_entry where position is null and ${ripe}) as audit,
           exists (select from platform.event where position is null and not ${ripe}) as unripe`.execute(db);
  return rows[0] ?? { events: false, audit: false, unripe: false };
}

export interface SealPass {
  readonly sealed: number;
  /** Facts wait for a transaction that began before theirs. */
  readonly unripe: boolean;
}

/** One pass over both logs. */
export async function sealOnce(db: Database, ripe: Ripe = committedBefore): Promise<SealPass> {
  const waiting = await unsealed(db, ripe);
  const events = waiting.events ? await db.transaction().execute((tx) => sealEvents(tx, ripe)) : 0;
  const entries = waiting.audit ? await db.transaction().execute((tx) => sealAudit(tx, ripe)) : 0;
  return { sealed: events + entries, unripe: waiting.unripe };
}

/** The same; how many rows got their position. */
export const seal = async (db: Database, ripe?: Ripe): Promise<number> => (await sealOnce(db, ripe)).sealed;

/** Until nothing ripe is left: flows handle many together where many have come. */
export async function sealAll(db: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await seal(db);
    total += sealed;
    if (sealed < mostEntries) return total;
  }
}

/**
 * Seals a restored log to its end, before anyone else may write: its rows carry the transaction numbers of the database
 * that they came from, which say in what order they were written there and nothing about what is running here.
 */
export async function sealRestored(db: Database): Promise<void> {
  while ((await seal(db, all)) > 0);
}
