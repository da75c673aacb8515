import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { newToken, sessionEnd, tokenHash } from './token.ts';

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

export async function endSessions(call: Call, accountId: string, exceptHash: Buffer | null = null): Promise<void> {
  let ending = tables(call).deleteFrom('access.session').where('account_id', '=', accountId);
  if (exceptHash) ending = ending.where('token_hash', '!=', exceptHash);
  await ending.execute();
}

/** A session that nobody signed out of is over at its time; its row goes when its person comes again. */
async function removeExpiredSessions(call: Call, accountId: string): Promise<void> {
  await tables(call)
    .deleteFrom('access.session')
    .where('account_id', '=', accountId)
    .where('expires_at', '<=', call.now)
    .execute();
}
