import type { Kinship } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { Timer } from '../../platform/timers/timers.ts';
import { similarNames } from './names.ts';
import { findClear, openCustomers } from './queries.ts';
import { emailHash, phoneHash, tables, tailHash } from './store.ts';

/** Whoever is there to be asked about: known by id, or by what was typed so far. */
export type Asked =
  | { readonly customerId: string }
  | { readonly name?: string | undefined; readonly phone?: string | undefined; readonly email?: string | undefined };

export interface Related {
  readonly id: string;
  readonly by: Kinship;
}

const mostRelated = 50;

/**
 * Those of a project who are, or may be, the same person: the very customer, the same number, the same address, or a similar name with the same end of
 * the number. The surest reason first; at most 50 by each. Four short index reads, and as many names unsealed as share a tail.
 */
export async function findRelated(call: Call, projectId: string, asked: Asked): Promise<Related[]> {
  const told = 'customerId' in asked ? await findClear(call, asked.customerId) : asked;
  const found: Related[] = 'customerId' in asked ? [{ id: asked.customerId, by: 'customer' }] : [];
  const by = async (kind: Kinship, column: 'phone_hash' | 'email_hash', hash: Buffer) => {
    const rows = await ofProject(call, projectId).select('id').where(column, '=', hash).limit(mostRelated).execute();
    found.push(...rows.map(({ id }) => ({ id, by: kind })));
  };
  if (told?.phone) await by('phone', 'phone_hash', phoneHash(call, told.phone));
  if (told?.email) await by('email', 'email_hash', emailHash(call, told.email));
  if (told?.phone && told.name) found.push(...(await alike(call, projectId, { name: told.name, phone: told.phone })));
  return [...new Map(found.toReversed().map((one) => [one.id, one])).values()].toReversed();
}

const ofProject = (call: Call, projectId: string) =>
  tables(call).selectFrom('customers.customer').where('project_id', '=', projectId).where('erased_at', 'is', null);

async function alike(call: Call, projectId: string, told: { name: string; phone: string }): Promise<Related[]> {
  const hash = tailHash(call, told);
  if (hash === null) return [];
  const rows = await ofProject(call, projectId)
    .select(['id', 'name_sealed', 'phone_sealed', 'email_sealed'])
    .where('tail_hash', '=', hash)
    .orderBy('created_at', 'desc')
    .limit(mostRelated)
    .execute();
  const clear = await openCustomers(call, rows);
  return clear.filter(({ name }) => similarNames(name, told.name)).map(({ id }) => ({ id, by: 'name-and-tail' }));
}

const without = sql<boolean>`tail_hash is null and erased_at is null and name_sealed is not null`;

/** Customers from before tails were kept get theirs. One whose name or number is too short for any gets an empty one. */
export const tailTimer: Timer = {
  name: 'customer-tails',
  due: sql`(select 'epoch'::timestamptz from customers.customer where ${without} limit 1)`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('customers.customer')
      .select(['id', 'name_sealed', 'phone_sealed', 'email_sealed'])
      .where(without)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    const clear = await openCustomers(call, rows);
    const hashes = clear.map(({ name, phone }) => tailHash(call, { name, phone: phone ?? '' }) ?? Buffer.alloc(0));
    await sql`update customers.customer c set tail_hash = told.hash
      from unnest(${clear.map(({ id }) => id)}::uuid[], ${hashes}::bytea[]) as told (id, hash)
      where c.id = told.id`.execute(call.tx);
    return rows.length;
  },
};
