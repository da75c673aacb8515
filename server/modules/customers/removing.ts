import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { tables } from './store.ts';

/**
 * Those of these customers who are there and whom nobody works with at this moment; until the caller's transaction ends nobody
 * can. Who was erased is left alone: the empty row is what is known of them.
 */
export async function holdCustomers(call: Call, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('customers.customer')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('erased_at', 'is', null)
    .where(sql<boolean>`not exists (select from platform.file where person_id = customer.id)`)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

/** Customers of whom nothing is known but who they are go, with their keys. The caller holds them. */
export async function removeCustomers(call: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const listed = sql`any(${[...ids]}::uuid[])`;
  await sql`delete from platform.person_key where person_id = ${listed}`.execute(call.tx);
  await sql`delete from customers.customer where id = ${listed}`.execute(call.tx);
}
