import { accessChanged, type Session } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { getPolicy } from '../policy/policy.ts';
import { tables } from '../store.ts';
import { type Client, describeDevice } from './device.ts';
import { idleEnd, newToken, sessionEnd, tokenHash } from './token.ts';

const nowhereKnown: Client = { userAgent: '', address: '' };

/** For whoever has proved who they are, by password here or elsewhere. */
export async function startSession(call: Call, accountId: string, client: Client = nowhereKnown): Promise<string> {
  const token = newToken();
  const end = sessionEnd(call.now);
  const { browser, system, addressPrefix } = describeDevice(client);
  const { idleMinutes } = await getPolicy(call);
  await removeEndedSessions(call, accountId);
  await tables(call)
    .insertInto('access.session')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      started_at: call.now,
      expires_at: end,
      last_seen_at: call.now,
      idle_until: idleEnd(call.now, idleMinutes, end),
      browser,
      system,
      address_prefix: addressPrefix,
    })
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
  const ended = await tables(call)
    .deleteFrom('access.session')
    .where('token_hash', '=', tokenHash(token))
    .returning('account_id')
    .executeTakeFirst();
  if (ended) await append(call, accessChanged, ended.account_id, {});
}

/** Whatever of an account is open ends: its sessions, and sign-ins that are half-way. */
export async function endSessions(call: Call, accountId: string, exceptHash: Buffer | null = null): Promise<void> {
  let ending = tables(call).deleteFrom('access.session').where('account_id', '=', accountId);
  if (exceptHash) ending = ending.where('token_hash', '!=', exceptHash);
  const ended = await ending.returning('id').execute();
  if (ended.length > 0) await append(call, accessChanged, accountId, {});
  await tables(call).deleteFrom('access.challenge').where('account_id', '=', accountId).execute();
}

/** A session that nobody signed out of is over at its time; its row goes when its person comes again. */
async function removeEndedSessions(call: Call, accountId: string): Promise<void> {
  await tables(call)
    .deleteFrom('access.session')
    .where('account_id', '=', accountId)
    .where('idle_until', '<=', call.now)
    .execute();
}

/** What an account has open, the latest seen first; `token` marks the reader's own. */
export async function listSessions(
  call: Call,
  accountId: string,
  token: string | null,
): Promise<{ sessions: Session[] }> {
  const rows = await tables(call)
    .selectFrom('access.session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('idle_until', '>', call.now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  const own = token === null ? null : tokenHash(token);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      browser: row.browser,
      system: row.system,
      addressPrefix: row.address_prefix,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      endsAt: row.expires_at.toISOString(),
      own: own?.equals(row.token_hash) ?? false,
    })),
  };
}

/** Ends one session of this account. One that has ended by itself meanwhile is not found. */
export async function endSession(call: Call, accountId: string, sessionId: string): Promise<Refusal | null> {
  const ended = await tables(call)
    .deleteFrom('access.session')
    .where('account_id', '=', accountId)
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst();
  if (!ended) return notFound;
  await append(call, accessChanged, accountId, {});
  await audit(call, 'access.end-session', { type: 'account', id: accountId });
  return null;
}

/** One's own other sessions, or every session of somebody's account. */
export async function endAllSessions(call: Call, accountId: string, exceptToken: string | null): Promise<void> {
  await endSessions(call, accountId, exceptToken === null ? null : tokenHash(exceptToken));
  await audit(call, 'access.end-sessions', { type: 'account', id: accountId });
}
