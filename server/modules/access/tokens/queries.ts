import type { Grant, ServiceAccount, Token } from '@tongli/contracts/access';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { readPage } from '../../../platform/http/list.ts';
import { accountInReach, permissionsOfGrants } from '../account/grants.ts';
import { listServiceAccountRows } from '../account/queries.ts';
import { tables } from '../store.ts';

/** Making tokens needs a session, so no token can be given that. */
export const choosable = (grants: readonly Grant[]): string[] =>
  permissionsOfGrants(grants)
    .filter((permission) => permission !== 'access.make-tokens')
    .toSorted();

const stateAt = (now: Date) => sql<Token['state']>`
  case when token.revoked_at is not null then 'revoked' when token.expires_at <= ${now} then 'expired' else 'active' end`;

function selectTokens(call: Call) {
  return tables(call)
    .selectFrom('access.token as token')
    .innerJoin('access.account as account', 'account.id', 'token.account_id')
    .leftJoin('access.account as maker', 'maker.id', 'token.made_by')
    .select(['token.id', 'token.account_id', 'account.name as account_name', 'handle', 'token.name', 'scopes'])
    .select(['made_at', 'maker.name as made_by_name', 'expires_at', 'last_used_at', 'last_used_from'])
    .select(stateAt(call.now).as('state'));
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>;

function reply(row: TokenRow): Token {
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    handle: row.handle,
    name: row.name,
    scopes: row.scopes,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    madeByName: row.made_by_name ?? '',
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedFrom: row.last_used_from,
    actions: { revoke: allowanceOf(row.state === 'active' ? null : refuse('token-ended')) },
  };
}

const inReach = (call: Call) => accountInReach(call, sql.ref('account.id'));

export async function getToken(call: Call, id: string): Promise<Token | Refusal> {
  const row = await selectTokens(call).where('token.id', '=', id).executeTakeFirst();
  return row ? reply(row) : notFound;
}

/** For whoever administers it: out of their reach it is not there. */
export async function getTokenInReach(call: Call, id: string): Promise<Token | Refusal> {
  const row = await selectTokens(call).where('token.id', '=', id).where(inReach(call)).executeTakeFirst();
  return row ? reply(row) : notFound;
}

/** Tokens of every account that the caller administers, or of one account. */
export async function listTokens(call: Call, query: ListQuery, ownerId: string | null) {
  const columns = {
    name: { expression: sql`token.name`, type: 'text' },
    accountId: { expression: sql`token.account_id::text`, type: 'text' },
    state: { expression: stateAt(call.now), type: 'text' },
    madeAt: { expression: sql`made_at`, type: 'instant' },
    expiresAt: { expression: sql`expires_at`, type: 'instant' },
  } as const;
  const all = selectTokens(call);
  const select = ownerId === null ? all.where(inReach(call)) : all.where('token.account_id', '=', ownerId);
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`token.id`);
  return { items: rows.map(reply), nextCursor };
}

/** All of them, with the permissions that a token of each may be given: there are few. */
export async function listServiceAccounts(call: Call): Promise<ServiceAccount[]> {
  const accounts = await listServiceAccountRows(call);
  return accounts.map((account) => ({
    account,
    scopes: choosable(account.grants),
  }));
}
