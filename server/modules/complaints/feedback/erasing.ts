import type { PersonFact } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { textFact } from '../../../platform/personal/facts.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';

/** What went to and fro with the customer, by case. */
export async function exportFeedback(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, PersonFact[]>> {
  const facts = new Map<string, PersonFact[]>();
  const add = (id: string, found: readonly PersonFact[]) => facts.set(id, [...(facts.get(id) ?? []), ...found]);
  const of = (table: 'letter' | 'question' | 'verdict' | 'appeal' | 'visit') =>
    tables(call)
      .selectFrom(`complaints.${table}`)
      .where('complaint_id', 'in', [...ids]);
  for (const row of await of('letter').select(['complaint_id', 'subject', 'body', 'at']).orderBy('at').execute())
    add(row.complaint_id, textFact('message', `${row.subject}\n\n${row.body}`, row.at));
  for (const row of await of('question')
    .select(['complaint_id', 'text', 'asked_at', 'answer', 'settled_at'])
    .orderBy('asked_at')
    .execute())
    add(row.complaint_id, [
      ...textFact('message', row.text, row.asked_at),
      ...textFact('message', row.answer, row.settled_at),
    ]);
  for (const row of await of('verdict').select(['complaint_id', 'words', 'rated_at']).execute())
    add(row.complaint_id, textFact('message', row.words, row.rated_at));
  for (const row of await of('appeal')
    .select(['complaint_id', 'reason', 'lodged_at', 'decision', 'decided_at'])
    .orderBy('lodged_at')
    .execute())
    add(row.complaint_id, [
      ...textFact('message', row.reason, row.lodged_at),
      ...textFact('answer', row.decision, row.decided_at),
    ]);
  for (const row of await of('visit').select(['id', 'complaint_id', 'words', 'ended_at']).execute())
    add(row.complaint_id, textFact('note', row.words, row.ended_at));
  return facts;
}

/** Rows stay, counted as before; what was said goes. */
export async function eraseFeedback(call: Call, ids: readonly string[]): Promise<void> {
  const cases = sql`any(${[...ids]}::uuid[])`;
  const gone = erasedName;
  await sql`update complaints.letter set subject = ${gone}, body = ${gone} where complaint_id = ${cases}`.execute(
    call.tx,
  );
  await sql`update complaints.question set text = ${gone}, answer = case when answer is not null then ${gone} end
    where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.verdict set words = null where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.appeal set reason = ${gone}, decision = case when decision is not null then ${gone} end
    where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.visit_try set words = null
    where visit_id in (select id from complaints.visit where complaint_id = ${cases})`.execute(call.tx);
  // Nobody is left to ask.
  await sql`update complaints.visit set words = null, state = case when state = 'due' then 'dropped' else state end,
      ended_at = coalesce(ended_at, ${call.now}) where complaint_id = ${cases}`.execute(call.tx);
  await sql`update complaints.master_member set reason = case when reason is not null then ${gone} end
    where complaint_id = ${cases}`.execute(call.tx);
}
