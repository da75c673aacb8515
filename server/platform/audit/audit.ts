import type { Call } from '../call.ts';
import { hot } from '../database/prepared.ts';

/** Leaves a trace of an act or of a look at personal data, in the caller's transaction. */
export async function audit(
  call: Pick<Call, 'tx' | 'now' | 'actor' | 'requestId'>,
  operation: string,
  subject: { type: string; id: string },
  reason: string | null = null,
): Promise<void> {
  await call.tx
    .insertInto('platform.audit_entry')
    .modifyEnd(hot('audit_entry'))
    .values({
      at: call.now,
      actor_id: call.actor.id,
      actor_name: call.actor.name,
      actor_token: call.actor.token?.handle ?? null,
      operation,
      subject_type: subject.type,
      subject_id: subject.id,
      reason,
      request_id: call.requestId,
    })
    .execute();
}
