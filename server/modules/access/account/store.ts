import type { Grant } from '@tongli/contracts/access';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { accountInReach, distinct } from './grants.ts';

export const lockAccount = (call: Call, id: string) =>
  tables(call).selectFrom('access.account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/**
 * For whoever administers it: out of their reach it is not there. Asked once it is locked, because what the account held before
 * somebody else changed it does not count.
 */
export async function lockAccountInReach(call: Call, id: string) {
  const account = await lockAccount(call, id);
  const reached = await tables(call)
    .selectFrom('access.account')
    .select('id')
    .where('id', '=', id)
    .where(accountInReach(call, sql.ref('access.account.id')))
    .executeTakeFirst();
  return reached && account;
}

export const lockAccountByName = (call: Call, username: string) =>
  tables(call).selectFrom('access.account').selectAll().where('username', '=', username).forUpdate().executeTakeFirst();

export async function readGrants(call: Call, accountId: string): Promise<Grant[]> {
  const rows = await tables(call)
    .selectFrom('access.role_assignment')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => ({ role: row.role as Grant['role'], projectId: row.project_id, unitId: row.unit_id }));
}

export async function setGrants(call: Call, accountId: string, grants: readonly Grant[]): Promise<void> {
  await tables(call).deleteFrom('access.role_assignment').where('account_id', '=', accountId).execute();
  const rows = distinct(grants).map(({ role, projectId, unitId }) => ({
    account_id: accountId,
    role,
    project_id: projectId,
    unit_id: unitId,
  }));
  await tables(call).insertInto('access.role_assignment').values(rows).execute();
}

const administrationLock = 7_420_002;

/**
 * Whether nobody could administer the whole installation any more if this account no longer did. One such question at a time, until its
 * transaction ends: two administrators who take each other's role away must not both succeed.
 */
export async function isLastAdministrator(
  call: Call,
  accountId: string,
  leavingAmong: LeavingAmong = async () => [],
): Promise<boolean> {
  const all = await lockAdministrators(call);
  const others = all.filter((id) => id !== accountId);
  if (others.length === all.length) return all.length === 0;
  return (await leavingAmong(call, others)).length === others.length;
}

/** Those of these people whose last day is known: they do not count among those who remain. Told by whoever knows. */
export type LeavingAmong = (call: Call, personIds: readonly string[]) => Promise<readonly string[]>;

/** Those who administer the whole installation, asked as above. */
export async function lockAdministrators(call: Call): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${administrationLock})`.execute(call.tx);
  return administrators(call);
}

/** The people who administer the whole installation. */
export async function administrators(call: Call): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('access.role_assignment as assignment')
    .innerJoin('access.account as account', 'account.id', 'assignment.account_id')
    .select('account.id')
    .distinct()
    .where('assignment.role', '=', 'administrator')
    .where('assignment.project_id', 'is', null)
    .where('assignment.unit_id', 'is', null)
    .where('account.state', '=', 'active')
    .where('account.kind', '=', 'person')
    .execute();
  return rows.map(({ id }) => id);
}
