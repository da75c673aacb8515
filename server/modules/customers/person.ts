import type { PersonFact, PersonSection } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { textFact } from '../../platform/personal/facts.ts';
import { destroyPersonKey } from '../../platform/personal/keyring.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { findClear } from './queries.ts';
import { tables } from './store.ts';

/** A customer as whoever exports or erases them needs it. */
export interface FoundPerson extends Person {
  readonly erased: boolean;
}

/**
 * With `locked`, nobody is found as this customer until the caller's transaction ends: who lodges a complaint for them waits,
 * and is then given whoever is left under their name and number.
 */
export async function findPerson(call: Call, id: string, { locked = false } = {}): Promise<FoundPerson | null> {
  const found = tables(call)
    .selectFrom('customers.customer')
    .select(['id', 'project_id', 'erased_at'])
    .where('id', '=', id)
    .where(inScope(call, { project: sql.ref('project_id') }));
  const row = await (locked ? found.forUpdate() : found).executeTakeFirst();
  if (!row) return null;
  return { id, projectId: row.project_id, identity: await findClear(call, id), erased: row.erased_at !== null };
}

/**
 * Those who are still there, in the order of their ids, from the one after `after` on. Nobody is erased or asked for until the
 * caller's transaction ends; who is held by somebody else is left out.
 */
export async function listPeopleAfter(call: Call, after: string, limit: number): Promise<Omit<Person, 'identity'>[]> {
  const rows = await tables(call)
    .selectFrom('customers.customer')
    .select(['id', 'project_id'])
    .where('id', '>', after)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forKeyShare()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ id: row.id, projectId: row.project_id }));
}

async function exportPerson(call: Call, { id, identity }: Person): Promise<PersonSection | null> {
  if (!identity) return null;
  const { created_at: since } = await tables(call)
    .selectFrom('customers.customer')
    .select('created_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const facts: PersonFact[] = [
    ...textFact('name', identity.name),
    ...textFact('phone', identity.phone),
    ...textFact('email', identity.email),
    { name: 'known-since', kind: 'instant', value: since.toISOString(), at: null },
  ];
  return { section: 'identity', records: [{ title: '', facts }] };
}

async function erasePerson(call: Call, { id }: Person): Promise<{ identity: number }> {
  const { numUpdatedRows } = await tables(call)
    .updateTable('customers.customer')
    .set({
      name_hash: null,
      phone_hash: null,
      email_hash: null,
      tail_hash: null,
      name_sealed: null,
      phone_sealed: null,
      email_sealed: null,
      erased_at: call.now,
    })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  await destroyPersonKey(call.tx, id);
  return { identity: Number(numUpdatedRows) };
}

export const customerPerson: PersonDoor = { exportPerson, erasePerson };
