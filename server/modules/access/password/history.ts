import type { Call, Refusal } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { hashPassword, passwordMatches } from './hash.ts';
import { faultOf, type Owner, refusePassword } from './rules.ts';

/** The present password and the four before it do not come back. */
const remembered = 4;

interface Account extends Owner {
  readonly id: string;
  readonly version: number;
  readonly password_hash: string | null;
}

/** Keeps the rules, saves, and remembers the one before. The account's row must be locked. */
export async function replacePassword(
  call: Call,
  account: Account,
  password: string,
  { field, mustChange }: { field: string; mustChange: boolean },
): Promise<Refusal | null> {
  const fault =
    faultOf(password, account) ?? ((await wasUsed(call, account, password)) ? 'password-used-before' : null);
  if (fault !== null) return refusePassword(fault, field);
  await tables(call)
    .updateTable('access.account')
    .set({
      password_hash: await hashPassword(password),
      must_change_password: mustChange,
      failed_attempts: 0,
      locked_until: null,
      version: account.version + 1,
    })
    .where('id', '=', account.id)
    .execute();
  if (account.password_hash !== null) await remember(call, account.id, account.password_hash);
  return null;
}

async function wasUsed(call: Call, { id, password_hash }: Account, password: string): Promise<boolean> {
  const rows = await tables(call)
    .selectFrom('access.past_password')
    .select('password_hash')
    .where('account_id', '=', id)
    .execute();
  const hashes = [...rows.map((row) => row.password_hash), ...(password_hash === null ? [] : [password_hash])];
  const matches = await Promise.all(hashes.map((hash) => passwordMatches(hash, password)));
  return matches.includes(true);
}

async function remember(call: Call, accountId: string, hash: string): Promise<void> {
  await tables(call)
    .insertInto('access.past_password')
    .values({ account_id: accountId, password_hash: hash })
    .execute();
  const kept = tables(call)
    .selectFrom('access.past_password')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(remembered);
  await tables(call)
    .deleteFrom('access.past_password')
    .where('account_id', '=', accountId)
    .where('id', 'not in', kept)
    .execute();
}
