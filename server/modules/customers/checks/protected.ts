import type { CheckPlace, Identity, IdentityCheck } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { withoutIdentity } from '../../../platform/personal/traces.ts';
import { tidy } from '../identity.ts';
import type { FullCustomer } from '../queries.ts';
import { type Hashed, hash, tables } from '../store.ts';
import { decideLevel, decideProtected } from './check.ts';
import type { CheckDoors } from './doors.ts';
import { loadCheck, stepsWithin, surestEver, type Where } from './loading.ts';
import { readCheckSettings } from './settings.ts';
import { getCheck } from './view.ts';

/** What PostgreSQL says where two would be one. */
const uniqueViolation = '23505';

/** In clear, to whoever has checked them here; the trail says who looked. */
export async function discloseCustomer(
  call: Call,
  doors: CheckDoors,
  where: Where,
  reason: string | undefined,
): Promise<FullCustomer | Refusal> {
  const check = await loadCheck(call, doors, where);
  if (isRefusal(check)) return check;
  const refused = decideProtected(check.situation, 'disclose');
  if (refused) return refused;
  if (!check.customer) return refuse('check-customer-unknown');
  const why = reason === undefined ? null : withoutIdentity(reason, check.customer);
  await audit(call, 'customers.disclose', { type: 'customer', id: check.customer.id }, why);
  return check.customer;
}

/** Two customers of one name and number would be one: then the contact is told to be the other's. */
export async function correctCustomer(
  call: Call,
  doors: CheckDoors,
  where: Where,
  told: Identity,
): Promise<IdentityCheck | Refusal> {
  const check = await loadCheck(call, doors, where, { locked: true });
  if (isRefusal(check)) return check;
  const refused = decideProtected(check.situation, 'correct');
  if (refused) return refused;
  const { customerId } = check;
  const key = customerId && (await call.keyring.personKeys(call.tx, [customerId])).get(customerId);
  if (!customerId || !key) return refuse('check-customer-unknown');
  const hashed = hash(call, tidy(told));
  if (await isSomebodyElse(call, customerId, hashed)) return refuse('customer-there');
  if (!(await replaceIdentity(call, { id: customerId, key, hashed }))) return refuse('customer-there');
  await audit(call, 'customers.correct', { type: 'customer', id: customerId });
  return getCheck(call, doors, where);
}

interface Replacing {
  readonly id: string;
  readonly key: Buffer;
  readonly hashed: Hashed;
}

/** False where somebody else comes by that name and number in the same instant: then nothing is changed. */
async function replaceIdentity(call: Call, { id, key, hashed }: Replacing): Promise<boolean> {
  const { identity, name, phone, email, tail } = hashed;
  await sql`savepoint before_correction`.execute(call.tx);
  try {
    await tables(call)
      .updateTable('customers.customer')
      .set({
        ...{ name_hash: name, phone_hash: phone, email_hash: email, tail_hash: tail },
        ...{ name_sealed: seal(key, identity.name), phone_sealed: seal(key, identity.phone) },
        email_sealed: identity.email === null ? null : seal(key, identity.email),
      })
      .where('id', '=', id)
      .execute();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error;
    await sql`rollback to savepoint before_correction`.execute(call.tx);
    return false;
  }
}

async function isSomebodyElse(
  call: Call,
  id: string,
  { name, phone }: Pick<Hashed, 'name' | 'phone'>,
): Promise<boolean> {
  const other = await tables(call)
    .selectFrom('customers.customer as other')
    .innerJoin('customers.customer as self', 'self.project_id', 'other.project_id')
    .select('other.id')
    .where('self.id', '=', id)
    .where('other.id', '<>', id)
    .where('other.phone_hash', '=', phone)
    .where('other.name_hash', '=', name)
    .executeTakeFirst();
  return other !== undefined;
}

/** What is paid to a customer within a case: refused until they were once as sure there as the house asks. */
export async function decidePaying(
  call: Call,
  { place, id, customerId }: { readonly place: CheckPlace; readonly id: string; readonly customerId: string },
): Promise<Refusal | null> {
  const { needs } = (await readCheckSettings(call)).settings;
  if (needs.pay === 'recognised' || needs.pay === 'unknown') return null;
  return decideLevel(surestEver(await stepsWithin(call, { place, id }, customerId)), needs.pay);
}
