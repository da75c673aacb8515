import type { Call } from '../../../platform/call.ts';
import { hot } from '../../../platform/database/prepared.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { heldOf } from '../account/grants.ts';
import { permissionsOf } from '../roles.ts';
import { tables } from '../store.ts';
import { hashOf, isToken } from './token.ts';

/** The account that a token acts for, with what the account may do now narrowed to the token's permissions. */
export async function authenticateToken(call: Pick<Call, 'now' | 'tx'>, secret: string): Promise<Actor | null> {
  if (!isToken(secret)) return null;
  const row = await tables(call)
    .selectFrom('access.token as token')
    .modifyFront(hot('token'))
    .innerJoin('access.account as account', 'account.id', 'token.account_id')
    .leftJoin('access.role_assignment as assignment', 'assignment.account_id', 'account.id')
    .select(['account.id', 'account.name', 'token.id as token_id', 'handle', 'scopes', 'last_used_at'])
    .select(heldOf.as('held'))
    .where('token.token_hash', '=', hashOf(secret))
    .where('token.expires_at', '>', call.now)
    .where('token.revoked_at', 'is', null)
    .where('account.state', '=', 'active')
    .groupBy(['account.id', 'token.id'])
    .executeTakeFirst();
  if (!row) return null;
  const held = permissionsOf(row.held);
  const permissions = new Map([...held].filter(([permission]) => row.scopes.includes(permission)));
  const token = { id: row.token_id, handle: row.handle, lastUsedAt: row.last_used_at };
  return { kind: 'account', id: row.id, name: row.name, permissions, token };
}
