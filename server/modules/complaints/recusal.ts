import type { Kysely } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { statement } from '../../platform/database/statement.ts';
import { peopleWithin } from '../org/index.ts';
import type { ComplaintsTables } from './tables.ts';

/** Whom a case is about: account ids, and units with everyone in and below them. */
export interface ComplainedAbout {
  readonly people: readonly string[];
  readonly units: readonly string[];
}

const selectNamed = statement((db: Kysely<ComplaintsTables>, { complaintId }: { readonly complaintId: string }) =>
  db
    .selectFrom('complaints.complained_about')
    .select(['person_id as personId', 'unit_id as unitId'])
    .where('complaint_id', '=', complaintId)
    .orderBy('named_at'),
);

export async function complainedAbout(call: Call, complaintId: string): Promise<ComplainedAbout> {
  const rows = await selectNamed(call.tx, { complaintId });
  return {
    people: rows.flatMap(({ personId }) => personId ?? []),
    units: rows.flatMap(({ unitId }) => unitId ?? []),
  };
}

/** Account ids of those who may neither handle this case nor approve anything in it, as the units are made up now. */
export async function recusedFrom(call: Call, complaintId: string): Promise<ReadonlySet<string>> {
  return recusedBy(call, await complainedAbout(call, complaintId));
}

export async function recusedBy(call: Call, { people, units }: ComplainedAbout): Promise<ReadonlySet<string>> {
  return new Set([...people, ...(await peopleWithin(call, units))]);
}
