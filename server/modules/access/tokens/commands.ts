import { randomUUID } from 'node:crypto';
import { accessChanged, type Grant, type Token, tokensOfAccount } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { accountIsClosed } from '../account/account.ts';
import { insertAccount } from '../account/commands.ts';
import { lockAccount, lockAccountInReach, readGrants } from '../account/store.ts';
import { tables } from '../store.ts';
import { choosable, getToken, getTokenInReach } from './queries.ts';
import { newToken } from './token.ts';

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

const dayMs = 86_400_000;

/** A token for an account of one's own, or for a service account. The secret is shown now and never again. */
export async function makeToken(
  call: Call,
  accountId: string,
  wish: TokenWish,
  kind: 'person' | 'service',
): Promise<{ token: Token; secret: string } | Refusal> {
  const account = await (kind === 'service' ? lockAccountInReach : lockAccount)(call, accountId);
  if (!account || account.kind !== kind) return notFound;
  if (account.state !== 'active') return accountIsClosed;
  const scopes = [...new Set(wish.scopes)];
  const held = choosable(await readGrants(call, accountId));
  const missing = scopes.find((scope) => !held.includes(scope));
  if (missing !== undefined)
    return refuse('permission-not-held', { status: 422, field: 'body.scopes', params: { permission: missing } });
  if ((await countActive(call, accountId)) >= tokensOfAccount)
    return refuse('too-many-tokens', { params: { maximum: tokensOfAccount } });
  const id = randomUUID();
  const { secret, handle, hash } = newToken();
  await tables(call)
    .insertInto('access.token')
    .values({
      id,
      account_id: accountId,
      handle,
      token_hash: hash,
      name: wish.name,
      scopes,
      made_at: call.now,
      made_by: call.actor.id ?? accountId,
      expires_at: new Date(call.now.getTime() + wish.days * dayMs),
    })
    .execute();
  await audit(call, 'access.make-token', { type: 'token', id });
  const token = await getToken(call, id);
  return isRefusal(token) ? token : { token, secret };
}

async function countActive(call: Call, accountId: string): Promise<number> {
  const { count } = await tables(call)
    .selectFrom('access.token')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', call.now)
    .executeTakeFirstOrThrow();
  return count;
}

/** Ends a token from the next call on. `ownerId` narrows it to that account's own. */
export async function revokeToken(call: Call, id: string, ownerId: string | null): Promise<Token | Refusal> {
  const before = await (ownerId === null ? getTokenInReach(call, id) : getToken(call, id));
  if (isRefusal(before)) return before;
  if (ownerId !== null && before.accountId !== ownerId) return notFound;
  const ended = await tables(call)
    .updateTable('access.token')
    .set({ revoked_at: call.now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!ended) return refuse('token-ended');
  await append(call, accessChanged, before.accountId, {});
  await audit(call, 'access.revoke-token', { type: 'token', id });
  return getToken(call, id);
}

/** When an account is closed. */
export async function endTokens(call: Call, accountId: string): Promise<void> {
  const ended = await tables(call)
    .updateTable('access.token')
    .set({ revoked_at: call.now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  if (ended.length > 0) await append(call, accessChanged, accountId, {});
}

export async function openServiceAccount(
  call: Call,
  input: { username: string; name: string; grants: readonly Grant[] },
): Promise<{ id: string } | Refusal> {
  const opened = await insertAccount(call, {
    ...input,
    id: randomUUID(),
    kind: 'service',
    passwordHash: null,
  });
  if (isRefusal(opened)) return opened;
  await audit(call, 'access.open-service-account', { type: 'account', id: opened.id });
  return opened;
}
