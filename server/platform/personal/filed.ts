import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Duty, Person, PersonDoor } from './person.ts';

/** A table whose rows are filed under a person in `customer_id`, are done for them until `state` is closed, and say when in `closed_at`. */
export interface Filed {
  readonly table: string;
  /** Of a row that says no `closed_at`, the instant that stands for it. */
  readonly endsAt?: string;
  /** Whether records in which people of this project may stand are being read in. */
  readonly isArriving?: (call: Call, projectId: string) => Promise<boolean>;
}

interface Held {
  readonly id: string;
  readonly open: boolean;
  readonly ended: Date | null;
}

async function heldOf(call: Call, { table, endsAt = 'closed_at' }: Filed, personIds: readonly string[]) {
  const { rows } = await sql<Held>`
    select customer_id as id, bool_or(state <> 'closed') as open,
           max(coalesce(closed_at, ${sql.ref(endsAt)})) filter (where state = 'closed' and erased_at is null) as ended
    from ${sql.table(table)} where customer_id = any(${[...personIds]}::uuid[]) group by customer_id`.execute(call.tx);
  return new Map(rows.map(({ id, open, ended }) => [id, { underWay: open, lastEndedAt: ended }] as const));
}

const nothing = { underWay: false, lastEndedAt: null };

/** What of a person's door follows from rows being filed under them. */
export const doorOfFiled = (filed: Filed): Required<Pick<PersonDoor, 'knows' | 'dutiesTo' | 'dutiesToAll'>> => ({
  async knows(call, personIds) {
    const { rows } = await sql<{ id: string }>`
      select id from unnest(${[...personIds]}::uuid[]) as asked (id)
      where exists (select from ${sql.table(filed.table)} where customer_id = asked.id)`.execute(call.tx);
    return rows.map(({ id }) => id);
  },
  async dutiesTo(call: Call, { id, projectId }: Person): Promise<Duty> {
    const held = (await heldOf(call, filed, [id])).get(id) ?? nothing;
    return { ...held, arriving: (await filed.isArriving?.(call, projectId)) ?? false };
  },
  dutiesToAll: (call, personIds) => heldOf(call, filed, personIds),
});
