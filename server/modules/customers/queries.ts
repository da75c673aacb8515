import type { Customer } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { unseal } from '../../platform/personal/keyring.ts';
import { erasedName, maskEmail, maskName, maskPhone } from '../../platform/personal/mask.ts';
import { phoneHash, tables } from './store.ts';

/** In clear. The same shape as the masked customer, and never sent where that one is due. */
export type FullCustomer = Customer;

interface SealedRow {
  id: string;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  email_sealed: Buffer | null;
}

const select = (call: Call) =>
  tables(call).selectFrom('customers.customer').select(['id', 'name_sealed', 'phone_sealed', 'email_sealed']);

/** A customer belongs to a project, and to no unit: whoever serves the next call may be in any. */
const inReach = (call: Call) => inScope(call, { project: sql.ref('project_id') });

export async function openCustomers(call: Call, rows: readonly SealedRow[]): Promise<FullCustomer[]> {
  const keys = await call.keyring.personKeys(
    call.tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const key = keys.get(row.id);
    const clear = (sealed: Buffer | null) => (key && sealed ? unseal(key, sealed) : null);
    return {
      id: row.id,
      name: clear(row.name_sealed) ?? erasedName,
      phone: clear(row.phone_sealed),
      email: clear(row.email_sealed),
    };
  });
}

function mask({ id, name, phone, email }: FullCustomer): Customer {
  return {
    id,
    name: maskName(name),
    phone: phone === null ? null : maskPhone(phone),
    email: email === null ? null : maskEmail(email),
  };
}

/** Masked, by id; an unknown id is missing, and one whose key was destroyed has the name —. Two queries for any number. */
export async function describeCustomers(call: Call, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await select(call)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((await openCustomers(call, rows)).map((customer) => [customer.id, mask(customer)]));
}

/** Everyone on this phone, masked, oldest first. */
export async function findCustomers(call: Call, phone: string): Promise<{ customers: Customer[] }> {
  const rows = await select(call)
    .where(inReach(call))
    .where('phone_hash', '=', phoneHash(call, phone))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { customers: (await openCustomers(call, rows)).map(mask) };
}

/** In clear, wherever they belong; null once their key is destroyed. */
export async function findClear(call: Call, id: string): Promise<FullCustomer | null> {
  const rows = await select(call).where('id', '=', id).where('name_sealed', 'is not', null).execute();
  const [customer] = await openCustomers(call, rows);
  return customer && customer.name !== erasedName ? customer : null;
}

export async function findFull(call: Call, id: string): Promise<FullCustomer | null> {
  const rows = await select(call).where('id', '=', id).where(inReach(call)).execute();
  return (await openCustomers(call, rows))[0] ?? null;
}

/** Whether somebody of this id is a customer of the project, and not erased. */
export async function isCustomerOf(call: Pick<Call, 'tx'>, id: string, projectId: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('customers.customer')
    .select('id')
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
