import type { Call } from '../../../platform/call.ts';
import { hot } from '../../../platform/database/prepared.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { heldOf } from '../account/grants.ts';
import { permissionsOf } from '../roles.ts';
import { tables } from '../store.ts';
import { tokenHash } from './token.ts';

/** Who stands behind a session token: one query, for every request makes it. */
export async function authenticate(call: Pick<Call, 'now' | 'tx'>, token: string): Promise<Actor | null> {
  const row = await tables(call)
    .selectFrom('access.session as session')
    .modifyFront(hot('session'))
    .innerJoin('access.account as account', 'account.id', 'session.account_id')
    .leftJoin('access.role_assignment as assignment', 'assignment.account_id', 'account.id')
    .select(['account.id', 'account.name', heldOf.as('held')])
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.idle_until', '>', call.now)
    .where('account.state', '=', 'active')
    .groupBy(['account.id', 'account.name'])
    .executeTakeFirst();
  if (!row) return null;
  return { kind: 'account', id: row.id, name: row.name, permissions: permissionsOf(row.held) };
}
