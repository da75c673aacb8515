import { type Expression, type SqlBool, sql } from 'kysely';
import type { Call } from '../call.ts';

/** One corner of the organisation: a project (business line) and the units of a branch; null means every one. */
export interface Reach {
  readonly projectId: string | null;
  readonly unitIds: readonly string[] | null;
}

/** The rows that a permission reaches: the union of its corners. None reaches nothing. */
export type Scope = readonly Reach[];

export const everywhere: Scope = [{ projectId: null, unitIds: null }];
export const nowhere: Scope = [];

/** Where a row belongs, as a query sees it: its columns, with the alias that the query gave the table. */
export interface Whereabouts {
  /** Left out where the rows of a table belong to a unit and to no project, as people do. */
  readonly project?: Expression<string | null>;
  /** Left out where the rows of a table belong to a project and to no unit. */
  readonly unit?: Expression<string | null>;
}

/** Where one row belongs, as it was loaded; a project of null is all of them. */
export interface Place {
  readonly projectId: string | null;
  readonly unitId: string | null;
}

/**
 * The condition that keeps a query within the caller's scope. A row of no unit belongs to the whole project, and is seen
 * by those only whose reach is not narrowed to a branch.
 */
export function inScope(call: Pick<Call, 'scope'>, { project, unit }: Whereabouts): Expression<SqlBool> {
  const corners = call.scope.map(({ projectId, unitIds }) => {
    const conditions: Expression<SqlBool>[] = [];
    if (projectId !== null && project) conditions.push(sql<SqlBool>`${project} = ${projectId}::uuid`);
    if (unitIds !== null && unit) conditions.push(sql<SqlBool>`${unit} = any(${[...unitIds]}::uuid[])`);
    return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
  });
  if (corners.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${sql.join(corners, sql` or `)})`;
}

/** What of a scope lies within one project; nothing, where it reaches other projects only. */
export const withinProject = (scope: Scope, projectId: string): Scope =>
  scope
    .filter((reach) => reach.projectId === null || reach.projectId === projectId)
    .map((reach) => ({ ...reach, projectId }));

/** Whether one row, already loaded, lies within a scope. */
export function reaches(scope: Scope, row: Place): boolean {
  return scope.some(
    ({ projectId, unitIds }) =>
      (projectId === null || projectId === row.projectId) &&
      (unitIds === null || (row.unitId !== null && unitIds.includes(row.unitId))),
  );
}

/** Whether somebody holds a permission over this row: held elsewhere, it does not count here. */
export function holds(
  actor: { readonly permissions: ReadonlyMap<string, Scope> },
  permission: string,
  row: Place,
): boolean {
  return reaches(actor.permissions.get(permission) ?? nowhere, row);
}

/**
 * The call without its bounds, for what is found by other means than rights: a signed link, a record that the same call has
 * just changed, a form that stands open to everyone.
 */
export const beyondScope = <C extends Pick<Call, 'scope'>>(call: C): C => ({ ...call, scope: everywhere });
