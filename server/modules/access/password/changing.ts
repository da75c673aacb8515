import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { programHasNoPassword } from '../account/account.ts';
import { lockAccount, lockAccountInReach } from '../account/store.ts';
import { endSessions } from '../session/sessions.ts';
import { tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';
import { hashPassword, passwordMatches } from './hash.ts';

export async function setPassword(call: Call, id: string, password: string): Promise<{ id: string } | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (account.kind === 'service') return programHasNoPassword;
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
