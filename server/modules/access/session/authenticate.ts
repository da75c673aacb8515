import type { Kysely } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { hot } from '../../../platform/database/prepared.ts';
import { statement } from '../../../platform/database/statement.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { heldOf } from '../account/grants.ts';
import { permissionsOf } from '../roles.ts';
import type { AccessTables } from '../tables.ts';
import { tokenHash } from './token.ts';

const holder = statement((db: Kysely<AccessTables>, session: { readonly hash: Buffer; readonly now: Date }) =>
  db
    .selectFrom('access.session as session')
    .modifyFront(hot('session'))
    .innerJoin('access.account as account', 'account.id', 'session.account_id')
    .leftJoin('access.role_assignment as assignment', 'assignment.account_id', 'account.id')
    .select(['account.id', 'account.name', heldOf.as('held')])
    .where('session.token_hash', '=', session.hash)
    .where('session.idle_until', '>', session.now)
    .where('account.state', '=', 'active')
    .groupBy(['account.id', 'account.name']),
);

/** Who stands behind a session token: one query, for every request makes it. */
export async function authenticate(call: Pick<Call, 'now' | 'tx'>, token: string): Promise<Actor | null> {
  const [row] = await holder(call.tx, { hash: tokenHash(token), now: call.now });
  if (!row) return null;
  return { kind: 'account', id: row.id, name: row.name, permissions: permissionsOf(row.held) };
}
