import type { Database } from '../database/database.ts';
import type { KnownFact } from './topic.ts';

/** Sealed facts of these types after a position and up to another, oldest first, at most `limit`. */
export async function factsBetween(
  db: Database,
  types: readonly string[],
  { after, upTo }: { after: number; upTo: number },
  limit: number,
): Promise<KnownFact<unknown>[]> {
  if (types.length === 0 || after >= upTo) return [];
  const rows = await db
    .selectFrom('platform.event')
    .select(['position', 'type', 'subject_id', 'occurred_at', 'payload', 'actor_id'])
    .where('type', 'in', [...types])
    .where('position', '>', after)
    .where('position', '<=', upTo)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: row.position ?? 0,
    type: row.type,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    payload: row.payload,
    actorId: row.actor_id,
  }));
}

export async function sealedPosition(db: Database): Promise<number> {
  const head = await db
    .selectFrom('platform.seal_head')
    .select('position')
    .where('log', '=', 'event')
    .executeTakeFirstOrThrow();
  return head.position;
}
