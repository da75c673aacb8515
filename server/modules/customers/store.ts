import type { Identity } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { seal } from '../../platform/personal/keyring.ts';
import { normaliseEmail, normaliseName, normalisePhone } from './identity.ts';
import { tailOf } from './names.ts';
import type { CustomersTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<CustomersTables>();

export const phoneHash = (call: Call, phone: string): Buffer =>
  call.keyring.searchHash('customer.phone', normalisePhone(phone));
const nameHash = (call: Call, name: string): Buffer => call.keyring.searchHash('customer.name', normaliseName(name));
export const emailHash = (call: Call, email: string): Buffer =>
  call.keyring.searchHash('customer.email', normaliseEmail(email));

/** Null where name or number is too short for any. */
export function tailHash(call: Call, told: { readonly name: string; readonly phone: string }): Buffer | null {
  const tail = tailOf(told);
  return tail === null ? null : call.keyring.searchHash('customer.tail', tail);
}

/** An identity with the hashes that find it; `key` is equal for equal customers. */
export interface Hashed {
  readonly key: string;
  readonly identity: Identity;
  readonly name: Buffer;
  readonly phone: Buffer;
  readonly email: Buffer | null;
  /** Empty where there is none. */
  readonly tail: Buffer;
}

export const keyOf = (phone: Buffer, name: Buffer): string => `${phone.toString('hex')}${name.toString('hex')}`;

export function hash(call: Call, identity: Identity): Hashed {
  const phone = phoneHash(call, identity.phone);
  const name = nameHash(call, identity.name);
  const email = identity.email === null ? null : emailHash(call, identity.email);
  const tail = tailHash(call, identity) ?? Buffer.alloc(0);
  return { key: keyOf(phone, name), identity, name, phone, email, tail };
}

/**
 * Ids of those who are customers already, by key. Held until the caller's transaction ends: an erasure under way is waited for,
 * and whoever was erased is found no more.
 */
export async function findIds(call: Call, projectId: string, wanted: readonly Hashed[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('customers.customer')
    .select(['id', 'phone_hash', 'name_hash'])
    .where('project_id', '=', projectId)
    .where(
      sql<boolean>`(phone_hash, name_hash) in (select * from unnest(
        ${wanted.map((one) => one.phone)}::bytea[], ${wanted.map((one) => one.name)}::bytea[]))`,
    )
    .forKeyShare()
    .execute();
  return new Map(
    rows.flatMap(({ id, phone_hash: phone, name_hash: name }) => (phone && name ? [[keyOf(phone, name), id]] : [])),
  );
}

export interface NewCustomer extends Hashed {
  readonly id: string;
}

/**
 * Rows under their hashes, still without identifiers. Whoever inserts first wins; a call that comes second waits for the
 * first to end and then finds its customer. In the order of keys, so that two imports cannot wait for each other.
 */
export async function claim(call: Call, projectId: string, added: readonly NewCustomer[]): Promise<Set<string>> {
  const rows = added.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const { rows: won } = await sql<{ id: string }>`
    insert into customers.customer (id, project_id, name_hash, phone_hash, email_hash, tail_hash, created_at)
    select id, ${projectId}::uuid, name, phone, email, tail, ${call.now}::timestamptz
    from unnest(${rows.map((one) => one.id)}::uuid[], ${rows.map((one) => one.name)}::bytea[],
      ${rows.map((one) => one.phone)}::bytea[], ${rows.map((one) => one.email)}::bytea[],
      ${rows.map((one) => one.tail)}::bytea[]) as told (id, name, phone, email, tail)
    on conflict (project_id, phone_hash, name_hash) do nothing
    returning id`.execute(call.tx);
  return new Set(won.map((row) => row.id));
}

/** Makes each customer's key and stores what it seals. */
export async function sealIdentities(call: Call, added: readonly NewCustomer[]): Promise<void> {
  if (added.length === 0) return;
  const keys = await call.keyring.createPersonKeys(
    call.tx,
    added.map((one) => one.id),
  );
  const sealed = added.flatMap(({ id, identity }) => {
    const key = keys.get(id);
    if (!key) return [];
    const email = identity.email === null ? null : seal(key, identity.email);
    return [{ id, name: seal(key, identity.name), phone: seal(key, identity.phone), email }];
  });
  await sql`
    update customers.customer c set name_sealed = s.name, phone_sealed = s.phone, email_sealed = s.email
    from unnest(${sealed.map((one) => one.id)}::uuid[], ${sealed.map((one) => one.name)}::bytea[],
      ${sealed.map((one) => one.phone)}::bytea[], ${sealed.map((one) => one.email)}::bytea[]) as s (id, name, phone, email)
    where c.id = s.id`.execute(call.tx);
}
