import type { Database } from '../../../platform/database/database.ts';
import type { ActorToken } from '../../../platform/permissions/actor.ts';
import { tables } from '../store.ts';

const noticedMs = 60_000;

/**
 * Remembers that a token was used and from where, at most once a minute, beside the call and not in it: a look reads on a
 * connection that cannot write, and nobody waits for this.
 */
export async function noteTokenUse(
  db: Database,
  { id, lastUsedAt }: ActorToken,
  { at, from }: { readonly at: Date; readonly from: string },
): Promise<void> {
  if (lastUsedAt && at.getTime() - lastUsedAt.getTime() < noticedMs) return;
  await tables({ tx: db as never })
    .updateTable('access.token')
    .set({ last_used_at: at, last_used_from: from })
    .where('id', '=', id)
    // Of many calls at once the first one writes.
    .where(({ eb, or }) =>
      or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', new Date(at.getTime() - noticedMs))]),
    )
    .execute();
}
