import type { EventDefinition, PayloadOf } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import { writtenAtEnd } from '../database/at-end.ts';

const insert = writtenAtEnd(
  'platform.event',
  'event',
  `insert into platform.event (type, subject_type, subject_id, occurred_at, actor_id, payload)
  select * from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::jsonb[])`,
);

export interface Happening<E extends EventDefinition = EventDefinition> {
  readonly definition: E;
  readonly subjectId: string;
  readonly payload: PayloadOf<E>;
}

/** Records that something happened, in the caller's transaction. The payload is checked against its contract. */
export const append = <E extends EventDefinition>(
  call: Call,
  definition: E,
  subjectId: string,
  payload: PayloadOf<E>,
): Promise<void> => appendAll(call, [{ definition, subjectId, payload }]);

/** The same for several at once, in their order. */
export async function appendAll(call: Call, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const rows = insert([
    happenings.map(({ definition }) => definition.type),
    happenings.map(({ definition }) => definition.subject),
    happenings.map(({ subjectId }) => subjectId),
    happenings.map(() => call.now),
    happenings.map(() => call.actor.id),
    happenings.map(({ definition, payload }) => JSON.stringify(definition.payload.parse(payload))),
  ]);
  await call.tx.executeQuery(rows);
}
