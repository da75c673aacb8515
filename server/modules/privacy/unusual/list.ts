import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { readPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';

const columns = { hourAt: { expression: sql`found.hour_at`, type: 'instant' } } as const;

export async function listUnusualAccess(call: Call, query: ListQuery) {
  const select = tables(call).selectFrom('privacy.unusual_access as found').selectAll('found');
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`found.id`);
  const people = await describePeople(
    call,
    rows.map((row) => row.actor_id),
  );
  const items = rows.map((row) => ({
    id: row.id,
    actorName: people.get(row.actor_id) ?? row.actor_id,
    hourAt: row.hour_at.toISOString(),
    looks: row.looks,
    ownMean: row.own_mean,
    peerMean: row.peer_mean,
    bound: row.bound,
  }));
  return { items, nextCursor };
}
