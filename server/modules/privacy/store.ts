import type { Selectable } from 'kysely';
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
