import type { PersonSection } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Person, PersonDoor } from '../../../platform/personal/person.ts';
import { listed, tables } from '../store.ts';

async function exportPerson(call: Call, { id }: Person): Promise<PersonSection | null> {
  const rows = await tables(call)
    .selectFrom('measures.cohort_member as member')
    .innerJoin('measures.cohort as cohort', 'cohort.id', 'member.cohort_id')
    .select(['cohort.name', 'cohort.frozen_at'])
    .where('member.customer_id', '=', id)
    .orderBy('cohort.frozen_at')
    .execute();
  if (rows.length === 0) return null;
  return {
    section: 'cohorts',
    records: rows.map(({ name, frozen_at: at }) => ({
      title: name,
      facts: [{ name: 'at', kind: 'instant', value: at.toISOString(), at: null }],
    })),
  };
}

/** The set keeps its size; who it was is nobody's any more. */
async function erasePerson(call: Call, { id }: Person) {
  const { numUpdatedRows } = await tables(call)
    .updateTable('measures.cohort_member')
    .set({ customer_id: null })
    .where('customer_id', '=', id)
    .executeTakeFirst();
  return { cohorts: Number(numUpdatedRows) };
}

async function knows(call: Call, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct customer_id as id from measures.cohort_member
    where customer_id = any(${listed(personIds)}::uuid[])`.execute(call.tx);
  return rows.map(({ id }) => id);
}

export const cohortPerson: PersonDoor = { exportPerson, erasePerson, knows };
