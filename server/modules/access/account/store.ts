import type { Role } from '@tongli/contracts/access';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export const lockAccount = (call: Call, id: string) =>
  tables(call).selectFrom('access.account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const lockAccountByName = (call: Call, username: string) =>
  tables(call).selectFrom('access.account').selectAll().where('username', '=', username).forUpdate().executeTakeFirst();

export async function setRoles(call: Call, accountId: string, roles: readonly Role[]): Promise<void> {
  await tables(call).deleteFrom('access.role_assignment').where('account_id', '=', accountId).execute();
  const rows = [...new Set(roles)].map((role) => ({ account_id: accountId, role, project_id: null, unit_id: null }));
  await tables(call).insertInto('access.role_assignment').values(rows).execute();
}

const administrationLock = 7_420_002;

/**
 * Whether nobody could administer any more if this account no longer did. One such question at a time, until its
 * transaction ends: two administrators who take each other's role away must not both succeed.
 */
export async function isLastAdministrator(call: Call, accountId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${administrationLock})`.execute(call.tx);
  const other = await tables(call)
    .selectFrom('access.role_assignment as assignment')
    .innerJoin('access.account as account', 'account.id', 'assignment.account_id')
    .select('account.id')
    .where('assignment.role', '=', 'administrator')
    .where('account.state', '=', 'active')
    .where('account.kind', '=', 'person')
    .where('account.id', '!=', accountId)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}
