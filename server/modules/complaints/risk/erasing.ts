import type { PersonFact } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { forget } from './scoring.ts';

interface Said {
  readonly id: string;
  readonly said: string;
  readonly at: Date;
}

/** What was said to keep a matter with us, of where it went, and why its customer was tagged; by case. */
export async function exportRisks(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, PersonFact[]>> {
  const cases = sql`any(${[...ids]}::uuid[])`;
  const { rows } = await sql<Said>`
    select complaint_id as id, step.said, step.done_at as at from complaints.calming_step step
      join complaints.interception on interception.id = interception_id where complaint_id = ${cases} and step.said is not null
    union all select complaint_id, outcome_note, ended_at from complaints.interception
      where complaint_id = ${cases} and outcome_note is not null
    union all select complaint_id, told, at from complaints.escalation where complaint_id = ${cases}
    union all select complaint_id, reason, asked_at from complaints.escalation_tag where complaint_id = ${cases}
    order by 3`.execute(call.tx);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, found]) => [
      id,
      found.map(({ said, at }): PersonFact => ({ name: 'note', kind: 'text', value: said, at: at.toISOString() })),
    ]),
  );
}

/** Outcomes and levels stay, counted as before; what was said goes, and tags and scores go altogether. */
export async function eraseRisks(call: Call, customerId: string, ids: readonly string[]): Promise<void> {
  const cases = sql`any(${[...ids]}::uuid[])`;
  await sql`update complaints.calming_step set said = case when said is not null then ${erasedName} end,
      what_zh = case when code = 'own' then ${erasedName} else what_zh end,
      what_en = case when code = 'own' then ${erasedName} else what_en end
    where interception_id in (select id from complaints.interception where complaint_id = ${cases})`.execute(call.tx);
  await sql`update complaints.interception set outcome_note = case when outcome_note is not null then ${erasedName} end
    where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.escalation set told = ${erasedName} where complaint_id = ${cases}`.execute(call.tx);
  await sql`delete from complaints.escalation_tag where customer_id = ${customerId}`.execute(call.tx);
  await sql`delete from complaints.customer_contact where customer_id = ${customerId}`.execute(call.tx);
  await forget(call, ids);
}
