import type { Insertable, Kysely } from 'kysely';
import type { Call } from '../call.ts';
import { hot } from '../database/prepared.ts';
import { statement } from '../database/statement.ts';
import type { PlatformTables } from '../database/tables.ts';

const insert = statement((db: Kysely<PlatformTables>, entry: Insertable<PlatformTables['platform.audit_entry']>) =>
  db.insertInto('platform.audit_entry').modifyEnd(hot('audit_entry')).values({
    at: entry.at,
    actor_id: entry.actor_id,
    actor_name: entry.actor_name,
    actor_token: entry.actor_token,
    operation: entry.operation,
    subject_type: entry.subject_type,
    subject_id: entry.subject_id,
    reason: entry.reason,
    request_id: entry.request_id,
  }),
);

/** Leaves a trace of an act or of a look at personal data, in the caller's transaction. */
export async function audit(
  call: Pick<Call, 'tx' | 'now' | 'actor' | 'requestId'>,
  operation: string,
  subject: { type: string; id: string },
  reason: string | null = null,
): Promise<void> {
  await insert(call.tx, {
    at: call.now,
    actor_id: call.actor.id,
    actor_name: call.actor.name,
    actor_token: call.actor.token?.handle ?? null,
    operation,
    subject_type: subject.type,
    subject_id: subject.id,
    reason,
    request_id: call.requestId,
  });
}
