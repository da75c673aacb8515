import { type Selectable, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { PrivacyTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<PrivacyTables>();

export type ErasureRow = Selectable<PrivacyTables['privacy.erasure']>;

/** The erasure that somebody decides on now, or the one that was carried out. */
export const findCurrent = (call: Call, personId: string): Promise<ErasureRow | undefined> =>
  tables(call)
    .selectFrom('privacy.erasure')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst();

/** Those of these people whose erasure was asked for or proposed, ever, or who have asked something themselves. */
export async function peopleInProcedures(call: Call, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from privacy.erasure where person_id = any(${[...personIds]}::uuid[])
    union
    select person_id from privacy.subject_request where person_id = any(${[...personIds]}::uuid[])`.execute(call.tx);
  return new Set(rows.map(({ id }) => id));
}
