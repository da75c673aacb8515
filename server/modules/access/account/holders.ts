import type { Role } from '@tongli/contracts/access';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Place } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';

/** Active accounts of people who hold this role over a place: over everything, its project, or a branch that its unit lies in. */
export async function accountsWithRole(call: Call, role: Role, { projectId, unitId }: Place): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('access.account as account')
    .innerJoin('access.role_assignment as assignment', 'assignment.account_id', 'account.id')
    .select('account.id')
    .distinct()
    .where('assignment.role', '=', role)
    .where('account.state', '=', 'active')
    .where('account.kind', '=', 'person')
    .where(sql<boolean>`(assignment.project_id is null or assignment.project_id = ${projectId}::uuid)`)
    .where(
      sql<boolean>`(assignment.unit_id is null or assignment.unit_id in
        (select within_id from platform.unit_branch where unit_id = ${unitId}::uuid))`,
    )
    .orderBy('account.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Those of these units in which somebody holds a role. */
export async function unitsWithRoles(call: Call, unitIds: readonly string[]): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('access.role_assignment')
    .select('unit_id')
    .distinct()
    .where('unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
    .execute();
  return rows.flatMap(({ unit_id }) => unit_id ?? []);
}
