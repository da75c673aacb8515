import { randomUUID } from 'node:crypto';
import { accessChanged, accountClosed, accountOpened, type Grant } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { hashPassword } from '../password/hash.ts';
import { faultOf, refusePassword } from '../password/rules.ts';
import { tables } from '../store.ts';
import { accountIsClosed, lastAdministrator, ownAdministration } from './account.ts';
import { administersAll, decideGrants, decideOwnGrants, lastOfAll } from './grants.ts';
import { isLastAdministrator, type LeavingAmong, lockAccountInReach, readGrants, setGrants } from './store.ts';

export interface NewAccount {
  /** Given where a person of the same id exists already. */
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** In clear, or hashed already where many accounts begin with the same one. */
  readonly password: string | { readonly hash: string };
  /** Somebody else chose the password: its owner chooses another one at the first sign-in. */
  readonly mustChange?: boolean;
}

export async function openAccount(call: Call, input: NewAccount): Promise<{ id: string } | Refusal> {
  const { password } = input;
  const fault = typeof password === 'string' ? faultOf(password, input) : null;
  if (fault !== null) return refusePassword(fault, 'body.password');
  const passwordHash = typeof password === 'string' ? await hashPassword(password) : password.hash;
  const opened = await insertAccount(call, { ...input, id: input.id ?? randomUUID(), kind: 'person', passwordHash });
  if (!isRefusal(opened)) await audit(call, 'access.open-account', { type: 'account', id: opened.id });
  return opened;
}

/** An account without a password is a program's, or of somebody who signs in elsewhere. */
export async function insertAccount(
  call: Call,
  input: Omit<NewAccount, 'password'> & { id: string; kind: 'person' | 'service'; passwordHash: string | null },
): Promise<{ id: string } | Refusal> {
  const { id, username, name, kind, passwordHash, mustChange = false } = input;
  const refused = decideGrants(call.scope, input.grants);
  if (refused) return refused;
  const inserted = await tables(call)
    .insertInto('access.account')
    .values({
      id,
      username,
      name,
      kind,
      password_hash: passwordHash,
      must_change_password: mustChange,
      state: 'active',
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refuse('username-taken', { field: 'body.username', params: { username } });
  await setGrants(call, id, input.grants);
  await append(call, accountOpened, id, { roles: [...new Set(input.grants.map(({ role }) => role))] });
  return { id };
}

export async function changeAccount(
  call: Call,
  id: string,
  change: { name: string; grants: readonly Grant[]; version: number },
  leavingAmong?: LeavingAmong,
): Promise<{ id: string } | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (account.version !== change.version) return staleVersion;
  const own = id === call.actor.id ? decideOwnGrants(await readGrants(call, id), change.grants) : null;
  const refused = own ?? decideGrants(call.scope, change.grants);
  if (refused) return refused;
  if (!administersAll(change.grants) && (await isLastAdministrator(call, id, leavingAmong))) return lastOfAll;
  await tables(call)
    .updateTable('access.account')
    .set({ name: change.name, version: account.version + 1 })
    .where('id', '=', id)
    .execute();
  await setGrants(call, id, change.grants);
  await append(call, accessChanged, id, {});
  await audit(call, 'access.change-account', { type: 'account', id });
  return { id };
}

export async function closeAccount(
  call: Call,
  id: string,
  leavingAmong?: LeavingAmong,
): Promise<{ id: string } | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (account.state === 'closed') return accountIsClosed;
  if (id === call.actor.id) return ownAdministration;
  if (await isLastAdministrator(call, id, leavingAmong)) return lastAdministrator;
  await tables(call)
    .updateTable('access.account')
    .set({ state: 'closed', version: account.version + 1 })
    .where('id', '=', id)
    .execute();
  await append(call, accountClosed, id, { closedOn: call.now.toISOString().slice(0, 10) });
  await audit(call, 'access.close-account', { type: 'account', id });
  return { id };
}
