import type { auditEntry } from '@tongli/contracts/access';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Call } from '../../platform/call.ts';
import { readPage } from '../../platform/http/list.ts';
import { maskText } from '../../platform/personal/mask.ts';

/** An entry as it is kept: it holds its subject's id alone. */
type KeptEntry = Omit<z.infer<typeof auditEntry>, 'subjectName'>;

/**
 * The trail of acts and looks, newest first; `zone` says where its dates are. Row numbers order it; they become the keyset's
 * tie-breaker as a uuid.
 */
export async function readAudit(
  call: Call,
  query: ListQuery,
  zone: string,
): Promise<{ items: KeptEntry[]; nextCursor: string | null }> {
  const columns = {
    at: { expression: sql`at`, type: 'instant' },
    on: { expression: sql`at`, type: 'date', zone },
    operation: { expression: sql`operation`, type: 'text' },
    subjectId: { expression: sql`subject_id`, type: 'text' },
    actorId: { expression: sql`actor_id`, type: 'uuid' },
    actorName: { expression: sql`actor_name`, type: 'text' },
    requestId: { expression: sql`request_id`, type: 'text' },
  } as const;
  const rowId = sql<string>`lpad(to_hex(id), 32, '0')::uuid`;
  const select = call.tx
    .selectFrom('platform.audit_entry')
    .select([
      'position',
      'at',
      'actor_name',
      'actor_token',
      'operation',
      'subject_type',
      'subject_id',
      'reason',
      'request_id',
    ])
    .select(rowId.as('id'));
  const { rows, nextCursor } = await readPage(select, query, columns, rowId);
  const items = rows.map((row) => ({
    position: row.position,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actorToken: row.actor_token,
    operation: row.operation,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    reason: row.reason && maskText(row.reason),
    requestId: row.request_id,
  }));
  return { items, nextCursor };
}
