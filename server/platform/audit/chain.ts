import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import type { PlatformTables } from '../database/tables.ts';
import type { Anchor } from './anchor.ts';
import { longReadingLock } from './long-reading.ts';

const verifiedAtOnce = 5_000;

/** What the chain covers of an entry. */
type ChainedEntry = Omit<Selectable<PlatformTables['platform.audit_entry']>, 'id' | 'xid' | 'position' | 'hash'>;

/** The next link: each hash covers the entry and the hash before it, so no entry can change or go unnoticed. */
export function chainHash(previous: Buffer, position: number, entry: ChainedEntry): Buffer {
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

/**
 * `altered`: an entry is not what was sealed. `missing`: none stands at a position although later ones do. `cut-off`: the
 * newest entries are gone. `rewritten`: the chain fits in itself and not what was noted outside the database. `added`: an
 * entry stands behind the head without having been sealed.
 */
export type BreakKind = 'altered' | 'missing' | 'cut-off' | 'rewritten' | 'added';

export type ChainVerdict =
  | { intact: true; entries: number; anchored: number }
  | { intact: false; position: number; kind: BreakKind };

/**
 * Recomputes the whole audit chain and compares it with what is stored, with the head, and with the anchors kept outside
 * the database, all as of one instant. `position` is the first that does not fit; `anchored` the last that an anchor
 * confirms.
 */
export async function verifyChain(
  db: Database,
  anchors: readonly Anchor[] = [],
  progress: (entries: number) => void = () => undefined,
): Promise<ChainVerdict> {
  const anchored = new Map(anchors.map((anchor) => [anchor.position, anchor.hash]));
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select pg_advisory_xact_lock_shared(${longReadingLock})`.execute(tx);
      return compareChain(tx, anchored, progress);
    });
}

async function compareChain(
  tx: Tx,
  anchored: ReadonlyMap<number, string>,
  progress: (entries: number) => void,
): Promise<ChainVerdict> {
  const head = await tx
    .selectFrom('platform.seal_head')
    .select(['position', 'hash'])
    .where('log', '=', 'audit')
    .executeTakeFirstOrThrow();
  const farthest = Math.max(0, ...anchored.keys());
  let hash: Buffer = Buffer.alloc(0);
  let position = 0;
  let next = entriesAfter(tx, 0);
  for (let page = await next; page.length > 0; page = await next) {
    // The next page is on its way while this one is hashed.
    next = entriesAfter(tx, page.at(-1)?.position ?? 0);
    for (const entry of page) {
      position += 1;
      hash = chainHash(hash, position, entry);
      const kind = breakAt(position, hash, entry, anchored, head.position);
      if (kind === null) continue;
      await next;
      return { intact: false, position, kind };
    }
    progress(position);
  }
  if (position < Math.max(head.position, farthest)) return { intact: false, position: position + 1, kind: 'cut-off' };
  if (!head.hash?.equals(hash)) return { intact: false, position, kind: 'rewritten' };
  return { intact: true, entries: position, anchored: farthest };
}

function breakAt(
  position: number,
  hash: Buffer,
  entry: { position: number | null; hash: Buffer | null },
  anchored: ReadonlyMap<number, string>,
  headPosition: number,
): BreakKind | null {
  if (entry.position !== position) return 'missing';
  if (position > headPosition) return 'added';
  if (!entry.hash?.equals(hash)) return 'altered';
  const anchor = anchored.get(position);
  return anchor === undefined || anchor === hash.toString('hex') ? null : 'rewritten';
}

const entriesAfter = (tx: Tx, position: number) =>
  tx
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(verifiedAtOnce)
    .execute();
