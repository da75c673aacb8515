import type { Grant } from '@tongli/contracts/access';
import { type Expression, type SqlBool, sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope, reaches, type Scope } from '../../../platform/permissions/scope.ts';
import { type HeldRole, permissionsOf } from '../roles.ts';
import { lastAdministrator, ownAdministration } from './account.ts';

const isWhole = ({ projectId, unitId }: Grant) => projectId === null && unitId === null;
const administers = ({ role }: Grant) => role === 'administrator';

/** Over the whole installation: an administrator of a branch cannot bring back the others. */
export const administersAll = (grants: readonly Grant[]): boolean =>
  grants.some((grant) => administers(grant) && isWhole(grant));

/** What an account may do that holds these, wherever that is. */
export const permissionsOfGrants = (grants: readonly Grant[]): string[] => {
  const held = grants.map(({ role, projectId, unitId }) => ({
    role,
    reach: { projectId, unitIds: unitId === null ? null : [unitId] },
  }));
  return [...permissionsOf(held).keys()];
};

/** Each once, however often it was ticked. */
export const distinct = (grants: readonly Grant[]): Grant[] => [
  ...new Map(grants.map((one) => [`${one.role} ${one.projectId} ${one.unitId}`, one])).values(),
];

/** Nobody gives away more than they reach: not a project, unit or whole installation beyond their own. */
export function decideGrants(scope: Scope, grants: readonly Grant[]): Refusal | null {
  const beyond = grants.find((grant) => !reaches(scope, grant));
  return beyond
    ? refuse('beyond-own-reach', { status: 403, field: 'body.grants', params: { role: beyond.role } })
    : null;
}

/** Whoever administers keeps at least that, as far as they did. */
export function decideOwnGrants(before: readonly Grant[], after: readonly Grant[]): Refusal | null {
  const keeps = administersAll(before) ? administersAll(after) : after.some(administers);
  return keeps ? null : { ...ownAdministration, field: 'body.grants' };
}

export const lastOfAll: Refusal = { ...lastAdministrator, field: 'body.grants' };

/**
 * Of a query that joins `access.role_assignment as assignment` and groups by account: what is held and where, as it was granted.
 */
export const grantsOf = sql<Grant[]>`coalesce(
  jsonb_agg(jsonb_build_object('role', assignment.role, 'projectId', assignment.project_id, 'unitId', assignment.unit_id)
    order by assignment.role, assignment.project_id nulls first, assignment.unit_id nulls first)
  filter (where assignment.role is not null), '[]')`;

/** The same with every unit that it reaches: that of the grant, and all below it. A unit that is gone reaches nothing. */
export const heldOf = sql<HeldRole[]>`coalesce(
  jsonb_agg(jsonb_build_object('role', assignment.role, 'reach', jsonb_build_object('projectId', assignment.project_id,
    'unitIds', case when assignment.unit_id is not null then to_jsonb(array(
      select branch.unit_id from platform.unit_branch branch where branch.within_id = assignment.unit_id)) end)))
  filter (where assignment.role is not null), '[]')`;

/**
 * Accounts that hold nothing beyond the caller's reach. One that also holds a role elsewhere is out of it: with its password
 * somebody could act there.
 */
export function accountInReach(call: Pick<Call, 'scope'>, accountId: Expression<string>): Expression<SqlBool> {
  if (call.scope.some(({ projectId, unitIds }) => projectId === null && unitIds === null)) return sql<SqlBool>`true`;
  const within = inScope(call, { project: sql.ref('held.project_id'), unit: sql.ref('held.unit_id') });
  return sql<SqlBool>`coalesce((select bool_and(coalesce(${within}, false)) from access.role_assignment held
    where held.account_id = ${accountId}), false)`;
}
