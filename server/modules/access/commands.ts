import { randomUUID } from 'node:crypto';
import { accountClosed, accountOpened, type Role } from '@tongli/contracts/access';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { accountIsClosed, decideSignIn, lastAdministrator, ownAdministration } from './account.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { newToken, sessionEnd, tokenHash } from './session.ts';
import {
  endSessions,
  isLastAdministrator,
  lockAccount,
  lockAccountByName,
  removeExpiredSessions,
  setRoles,
  tables,
} from './store.ts';
import { refuseUnknownName } from './unknown-name.ts';

const wrongCredentials = refuse('wrong-credentials', { status: 422, field: 'body.password' });

/** A failed attempt must be remembered, so its refusal commits. */
export async function signIn(call: Call, username: string, password: string): Promise<{ token: string } | Refusal> {
  const account = await lockAccountByName(call, username);
  if (!account) return refuseUnknownName(call, username, password, wrongCredentials);
  const locked = account.locked_until && account.locked_until > call.now;
  const matches = !locked && (await passwordMatches(account.password_hash, password));
  const decision = decideSignIn(
    {
      state: account.state as 'active' | 'closed',
      failedAttempts: account.failed_attempts,
      lockedUntil: account.locked_until,
    },
    matches,
    call.now,
  );
  if ('refusal' in decision) return decision;
  if (decision.outcome === 'failed') {
    await rememberFailure(call, account, decision);
    return { ...wrongCredentials, commits: true };
  }
  return {
    token: await startSession({ ...call, actor: { ...call.actor, id: account.id, name: account.name } }, account.id),
  };
}

async function rememberFailure(
  call: Call,
  { id, username }: { id: string; username: string },
  { failedAttempts, lockedUntil }: { failedAttempts: number; lockedUntil: Date | null },
): Promise<void> {
  await tables(call)
    .updateTable('access.account')
    .set({ failed_attempts: failedAttempts, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute();
  // Who it was is not known; whose door it was is. What was typed is not kept: it may be a password in the wrong field.
  await audit({ ...call, actor: { ...call.actor, name: username } }, 'access.sign-in-failed', { type: 'account', id });
}

/** For whoever has proved who they are, by password here or elsewhere. */
export async function startSession(call: Call, accountId: string): Promise<string> {
  const token = newToken();
  const end = sessionEnd(call.now);
  await removeExpiredSessions(call, accountId);
  await tables(call)
    .insertInto('access.session')
    .values({ token_hash: tokenHash(token), account_id: accountId, started_at: call.now, expires_at: end })
    .execute();
  await tables(call)
    .updateTable('access.account')
    .set({ failed_attempts: 0, locked_until: null, last_sign_in_at: call.now })
    .where('id', '=', accountId)
    .execute();
  await audit(call, 'access.sign-in', { type: 'account', id: accountId });
  return token;
}

export async function signOut(call: Call, token: string): Promise<void> {
  await tables(call).deleteFrom('access.session').where('token_hash', '=', tokenHash(token)).execute();
}

export interface NewAccount {
  /** Given where a person of the same id exists already. */
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** In clear, or hashed already where many accounts begin with the same one. */
  readonly password: string | { readonly hash: string };
}

export async function openAccount(call: Call, input: NewAccount): Promise<{ id: string } | Refusal> {
  const id = input.id ?? randomUUID();
  const inserted = await tables(call)
    .insertInto('access.account')
    .values({
      id,
      username: input.username,
      name: input.name,
      password_hash: typeof input.password === 'string' ? await hashPassword(input.password) : input.password.hash,
      state: 'active',
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refuse('username-taken', { field: 'body.username', params: { username: input.username } });
  await setRoles(call, id, input.roles);
  await append(call, accountOpened, id, { roles: [...input.roles] });
  await audit(call, 'access.open-account', { type: 'account', id });
  return { id };
}

export async function changeAccount(
  call: Call,
  id: string,
  change: { name: string; roles: readonly Role[]; version: number },
): Promise<{ id: string } | Refusal> {
  const account = await lockAccount(call, id);
  if (!account) return notFound;
  if (account.version !== change.version) return staleVersion;
  if (id === call.actor.id && !change.roles.includes('administrator'))
    return { ...ownAdministration, field: 'body.roles' };
  if (!change.roles.includes('administrator') && (await isLastAdministrator(call, id)))
    return { ...lastAdministrator, field: 'body.roles' };
  await tables(call)
    .updateTable('access.account')
    .set({ name: change.name, version: account.version + 1 })
    .where('id', '=', id)
    .execute();
  await setRoles(call, id, change.roles);
  await audit(call, 'access.change-account', { type: 'account', id });
  return { id };
}

export async function setPassword(call: Call, id: string, password: string): Promise<{ id: string } | Refusal> {
  const account = await lockAccount(call, id);
  if (!account) return notFound;
  await savePassword(call, id, password, account.version);
  await endSessions(call, id);
  await audit(call, 'access.set-password', { type: 'account', id });
  return { id };
}

async function savePassword(call: Call, id: string, password: string, version: number): Promise<void> {
  await tables(call)
    .updateTable('access.account')
    .set({ password_hash: await hashPassword(password), failed_attempts: 0, locked_until: null, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** One's own password: the current one is asked for, and every other session ends. */
export async function changeOwnPassword(
  call: Call,
  token: string,
  { current, next }: { current: string; next: string },
): Promise<Refusal | null> {
  const account = call.actor.id === null ? undefined : await lockAccount(call, call.actor.id);
  if (!account) return notFound;
  if (!(await passwordMatches(account.password_hash, current)))
    return refuse('wrong-credentials', { status: 422, field: 'body.current' });
  await savePassword(call, account.id, next, account.version);
  await endSessions(call, account.id, tokenHash(token));
  await audit(call, 'access.change-password', { type: 'account', id: account.id });
  return null;
}

export async function closeAccount(call: Call, id: string): Promise<{ id: string } | Refusal> {
  const account = await lockAccount(call, id);
  if (!account) return notFound;
  if (account.state === 'closed') return accountIsClosed;
  if (id === call.actor.id) return ownAdministration;
  if (await isLastAdministrator(call, id)) return lastAdministrator;
  await tables(call)
    .updateTable('access.account')
    .set({ state: 'closed', version: account.version + 1 })
    .where('id', '=', id)
    .execute();
  await append(call, accountClosed, id, { closedOn: call.now.toISOString().slice(0, 10) });
  await audit(call, 'access.close-account', { type: 'account', id });
  return { id };
}
