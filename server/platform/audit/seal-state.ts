import { type Kysely, sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';

export interface SealState {
  readonly position: number;
  readonly at: string | null;
  readonly waiting: number;
  readonly anchoredPosition: number;
  readonly anchoredAt: string | null;
}

/** How far the trail is sealed and anchored; what a person sees of it, not a proof. */
export async function readSealState(tx: Tx | Database): Promise<SealState> {
  const { rows } = await sql<{
    position: number;
    at: Date | null;
    waiting: number;
    anchored: number | null;
    anchored_at: Date | null;
  }>`
    select head.position,
      (select at from platform.audit_entry where position = head.position) as at,
      (select count(*) from platform.audit_entry where position is null) as waiting,
      anchor.position as anchored, anchor.at as anchored_at
    from platform.seal_head head left join platform.audit_anchor anchor on true
    where head.log = 'audit'`.execute(tx as Kysely<unknown>);
  const row = rows[0];
  return {
    position: row?.position ?? 0,
    at: row?.at?.toISOString() ?? null,
    waiting: row?.waiting ?? 0,
    anchoredPosition: row?.anchored ?? 0,
    anchoredAt: row?.anchored_at?.toISOString() ?? null,
  };
}

/** Remembers that the head was noted outside, for people to see. */
export async function noteAnchor(db: Database, position: number, at: Date): Promise<void> {
  await db
    .insertInto('platform.audit_anchor')
    .values({ only_row: true, position, at })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ position, at }))
    .execute();
}
