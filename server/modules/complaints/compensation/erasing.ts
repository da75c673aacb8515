import type { PersonFact } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { textFact } from '../../../platform/personal/facts.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';

const note = (value: string | null, at: Date | null) => textFact('note', value, at);

/** What was written about a customer's case where money was given and somebody was held to account, by case. */
export async function exportSettlements(
  call: Call,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonFact[]>> {
  const facts = new Map<string, PersonFact[]>();
  const add = (id: string, found: readonly PersonFact[]) => facts.set(id, [...(facts.get(id) ?? []), ...found]);
  const compensations = await tables(call)
    .selectFrom('complaints.compensation')
    .select(['complaint_id', 'reason', 'proposed_at', 'end_reason', 'ended_at'])
    .select(['remedy_what', 'remedy_evidence', 'paid_at'])
    .where('complaint_id', 'in', [...ids])
    .orderBy('proposed_at')
    .execute();
  for (const row of compensations)
    add(row.complaint_id, [
      ...note(row.reason, row.proposed_at),
      ...note(row.remedy_what, row.proposed_at),
      ...note(row.remedy_evidence, row.paid_at),
      ...note(row.end_reason, row.ended_at),
    ]);
  const findings = await tables(call)
    .selectFrom('complaints.finding')
    .select(['complaint_id', 'what', 'found_at'])
    .where('complaint_id', 'in', [...ids])
    .orderBy('found_at')
    .execute();
  for (const row of findings) add(row.complaint_id, note(row.what, row.found_at));
  return facts;
}

/** Amounts, rules and decisions stay, counted as before; what was said goes. */
export async function eraseSettlements(call: Call, ids: readonly string[]): Promise<void> {
  const cases = sql`any(${[...ids]}::uuid[])`;
  const gone = (column: string) =>
    sql`${sql.ref(column)} = case when ${sql.ref(column)} is not null then ${erasedName} end`;
  await sql`update complaints.compensation set ${gone('reason')}, ${gone('end_reason')}, ${gone('remedy_what')}, ${gone('remedy_evidence')}
    where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.finding set ${gone('what')} where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.sanction set ${gone('reason')}, ${gone('appeal')}, ${gone('appeal_reason')}
    where complaint_id = ${cases}`.execute(call.tx);
}
