import type { PersonSection } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { textFact } from '../../platform/personal/facts.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { tables } from './store.ts';

async function exportPerson(call: Call, { id }: Person): Promise<PersonSection | null> {
  const rows = await tables(call)
    .selectFrom('outreach.invitation')
    .selectAll()
    .where('customer_id', '=', id)
    .orderBy('invited_at')
    .execute();
  if (rows.length === 0) return null;
  return {
    section: 'surveys',
    records: rows.map((row) => ({
      title: row.subject_label,
      facts: [
        { name: 'at', kind: 'instant', value: row.invited_at.toISOString(), at: null },
        ...Object.values((row.answers ?? {}) as Record<string, string>).flatMap((words) => textFact('answer', words)),
      ],
    })),
  };
}

/** Scores stay, for they are nobody's any more; words go, and who was asked with them. */
async function erasePerson(call: Call, { id }: Person) {
  const { numAffectedRows: surveys = 0n } = await sql`update outreach.invitation asked
    set customer_id = null, answers = (select jsonb_object_agg(given.key, given.value)
      from jsonb_each_text(asked.answers) given
      where length(given.value) <= 2 and given.value ~ '^[0-9]+$')
    where customer_id = ${id}::uuid`.execute(call.tx);
  await tables(call).deleteFrom('outreach.refusal').where('customer_id', '=', id).execute();
  return { surveys: Number(surveys) };
}

async function knows(call: Call, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from outreach.invitation where customer_id = any(${[...personIds]}::uuid[])
    union select customer_id from outreach.refusal where customer_id = any(${[...personIds]}::uuid[])`.execute(call.tx);
  return rows.map(({ id }) => id);
}

export const outreachPerson: PersonDoor = { exportPerson, erasePerson, knows };
