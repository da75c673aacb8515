import type { EventDefinition, PayloadOf } from '@tongli/contracts/kernel';
import type { Insertable, Kysely } from 'kysely';
import type { Call } from '../call.ts';
import { hot } from '../database/prepared.ts';
import { statement } from '../database/statement.ts';
import type { PlatformTables } from '../database/tables.ts';

const insert = statement((db: Kysely<PlatformTables>, event: Insertable<PlatformTables['platform.event']>) =>
  db.insertInto('platform.event').modifyEnd(hot('event')).values({
    type: event.type,
    subject_type: event.subject_type,
    subject_id: event.subject_id,
    occurred_at: event.occurred_at,
    actor_id: event.actor_id,
    payload: event.payload,
  }),
);

/** Records that something happened, in the caller's transaction. The payload is checked against its contract. */
export async function append<E extends EventDefinition>(
  call: Call,
  definition: E,
  subjectId: string,
  payload: PayloadOf<E>,
): Promise<void> {
  await insert(call.tx, {
    type: definition.type,
    subject_type: definition.subject,
    subject_id: subjectId,
    occurred_at: call.now,
    actor_id: call.actor.id,
    payload: JSON.stringify(definition.payload.parse(payload)),
  });
}

export interface Happening<E extends EventDefinition = EventDefinition> {
  readonly definition: E;
  readonly subjectId: string;
  readonly payload: PayloadOf<E>;
}

/** The same for several at once, in their order. */
export async function appendAll(call: Call, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  await call.tx
    .insertInto('platform.event')
    .values(
      happenings.map(({ definition, subjectId, payload }) => ({
        type: definition.type,
        subject_type: definition.subject,
        subject_id: subjectId,
        occurred_at: call.now,
        actor_id: call.actor.id,
        payload: JSON.stringify(definition.payload.parse(payload)),
      })),
    )
    .execute();
}
