import type { AccessPolicy, Role } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, staleVersion } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** What this installation asks of everyone who signs in. */
export async function getPolicy(call: Pick<Call, 'tx'>): Promise<AccessPolicy> {
  const row = await tables(call).selectFrom('access.policy').selectAll().executeTakeFirstOrThrow();
  return { factorRoles: row.factor_roles as Role[], idleMinutes: row.idle_minutes, version: row.version };
}

/** Counts from the next sign-in on; whoever is in a session stays in it. */
export async function changePolicy(call: Call, change: AccessPolicy): Promise<AccessPolicy | Refusal> {
  const saved = await tables(call)
    .updateTable('access.policy')
    .set({
      factor_roles: [...new Set(change.factorRoles)],
      idle_minutes: change.idleMinutes,
      version: change.version + 1,
    })
    .where('version', '=', change.version)
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleVersion;
  await audit(call, 'access.change-policy', { type: 'access-policy', id: 'policy' });
  return getPolicy(call);
}

/** Whether this account holds a role for which a second factor is required. */
export async function requiresFactor(call: Pick<Call, 'tx'>, accountId: string): Promise<boolean> {
  const { factorRoles } = await getPolicy(call);
  if (factorRoles.length === 0) return false;
  const held = await tables(call)
    .selectFrom('access.role_assignment')
    .select('role')
    .where('account_id', '=', accountId)
    .where('role', 'in', factorRoles)
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}
