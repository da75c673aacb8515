import type { OpenMatter } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

const codes = { waiting: 'compensations', approved: 'compensations-unpaid' } as const;

/** What was proposed to a customer and nobody has decided, or was granted and nobody has given, keeps a case open. */
export async function openCompensations(call: Call, complaintId: string): Promise<readonly OpenMatter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.compensation')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['waiting', 'approved'])
    .groupBy('state')
    .orderBy('state', 'desc')
    .execute();
  return rows.map(({ state, count }) => ({ code: codes[state as keyof typeof codes], params: { count } }));
}

/** Those of these people to whom something was granted that they have not got: their names and numbers are needed for it. */
export async function owedTo(call: Call, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct complaint.customer_id as id
    from complaints.complaint complaint join complaints.compensation compensation on compensation.complaint_id = complaint.id
    where complaint.customer_id = any(${[...personIds]}::uuid[]) and compensation.state = 'approved'`.execute(call.tx);
  return new Set(rows.map(({ id }) => id));
}
