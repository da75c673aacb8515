import type { Call } from '../call.ts';
import { writtenAtEnd } from '../database/at-end.ts';

const insert = writtenAtEnd(
  'platform.audit_entry',
  'audit_entry',
  `insert into platform.audit_entry
    (at, actor_id, actor_name, actor_token, operation, subject_type, subject_id, reason, request_id)
  select * from unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[])`,
);

/** Leaves a trace of an act or of a look at personal data, in the caller's transaction. */
export async function audit(
  call: Pick<Call, 'tx' | 'now' | 'actor' | 'requestId'>,
  operation: string,
  subject: { type: string; id: string },
  reason: string | null = null,
): Promise<void> {
  const { id, name, token } = call.actor;
  const entry = [
    call.now,
    id,
    name,
    token?.handle ?? null,
    operation,
    subject.type,
    subject.id,
    reason,
    call.requestId,
  ];
  await call.tx.executeQuery(insert(entry.map((value) => [value])));
}
