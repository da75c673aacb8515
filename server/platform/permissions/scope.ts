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
  readonly project: Expression<string>;
  /** Left out where the rows of a table belong to a project and to no unit. */
  readonly unit?: Expression<string | null>;
}

/**
 * The condition that keeps a query within the caller's scope. A row of no unit belongs to the whole project, and is seen
 * by those only whose reach is not narrowed to a branch.
 */
export function inScope(call: Pick<Call, 'scope'>, { project, unit }: Whereabouts): Expression<SqlBool> {
  const corners = call.scope.map(({ projectId, unitIds }) => {
    const ofProject = projectId === null ? sql<SqlBool>`true` : sql<SqlBool>`${project} = ${projectId}::uuid`;
    if (unitIds === null || unit === undefined) return ofProject;
    return sql<SqlBool>`(${ofProject} and ${unit} = any(${[...unitIds]}::uuid[]))`;
  });
  if (corners.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${sql.join(corners, sql` or `)})`;
}

/** Whether one row, already loaded, lies within a scope. */
export function reaches(scope: Scope, row: { projectId: string; unitId: string | null }): boolean {
  return scope.some(
    ({ projectId, unitIds }) =>
      (projectId === null || projectId === row.projectId) &&
      (unitIds === null || (row.unitId !== null && unitIds.includes(row.unitId))),
  );
}
