import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { lockAccountByName } from '../account/store.ts';
import { passwordMatches } from '../password/hash.ts';
import { startSession } from '../session/sessions.ts';
import { tables } from '../store.ts';
import { decideSignIn } from './decision.ts';
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
