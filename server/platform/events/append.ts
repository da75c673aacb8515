import type { EventDefinition, PayloadOf } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import { hot } from '../database/prepared.ts';

/** Records that something happened, in the caller's transaction. The payload is checked against its contract. */
export async function append<E extends EventDefinition>(
  call: Call,
  definition: E,
  subjectId: string,
  payload: PayloadOf<E>,
): Promise<void> {
  await call.tx
    .insertInto('platform.event')
    .modifyEnd(hot('event'))
    .values({
      type: definition.type,
      subject_type: definition.subject,
      subject_id: subjectId,
      occurred_at: call.now,
      actor_id: call.actor.id,
      payload: JSON.stringify(definition.payload.parse(payload)),
    })
    .execute();
}
