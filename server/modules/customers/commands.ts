import type { Identity } from '@tongli/contracts/customers';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../platform/call.ts';
import { orderedId } from '../../platform/ordered-id.ts';
import { withoutIdentity } from '../../platform/personal/traces.ts';
import { tidy } from './identity.ts';
import { type FullCustomer, findFull } from './queries.ts';
import { claim, findIds, type Hashed, hash, sealIdentities } from './store.ts';

/** The customer of this phone and name in a project, added when new. Two names on one phone are two customers. */
export async function findOrAddCustomer(call: Call, projectId: string, identity: Identity): Promise<string> {
  const [id] = await addCustomers(call, projectId, [identity]);
  if (id === undefined) throw new Error('customers: no id came back for one identity');
  return id;
}

/**
 * The customers of these identities, in their order, added where new; equal ones share an id. At most six statements
 * for any number, so that an import's batch of 2,000 takes a fraction of a second.
 */
export async function addCustomers(call: Call, projectId: string, identities: readonly Identity[]): Promise<string[]> {
  const wanted = identities.map((identity) => hash(call, tidy(identity)));
  const distinct = new Map(wanted.map((one) => [one.key, one]));
  const ids = await findIds(call, projectId, [...distinct.values()]);
  const missing = [...distinct.values()].filter((one) => !ids.has(one.key));
  const added = missing.length === 0 ? ids : await add(call, projectId, missing);
  return wanted.map(({ key }) => {
    const id = ids.get(key) ?? added.get(key);
    if (id === undefined) throw new Error('customers: an identity was neither found nor added');
    return id;
  });
}

async function add(call: Call, projectId: string, missing: readonly Hashed[]): Promise<Map<string, string>> {
  const rows = missing.map((one, place) => ({ ...one, id: orderedId(call.now, place) }));
  const won = await claim(call, projectId, rows);
  const mine = rows.filter((row) => won.has(row.id));
  await sealIdentities(call, mine);
  const lost = rows.filter((row) => !won.has(row.id));
  const theirs = await findIds(call, projectId, lost);
  return new Map([...theirs, ...mine.map((row) => [row.key, row.id] as const)]);
}

/** The identity in clear. Who looked, and why, is on record. */
export async function revealCustomer(call: Call, id: string, reason: string): Promise<FullCustomer | Refusal> {
  const customer = await findFull(call, id);
  if (!customer) return notFound;
  await audit(call, 'customers.reveal', { type: 'customer', id }, withoutIdentity(reason, customer));
  return customer;
}
