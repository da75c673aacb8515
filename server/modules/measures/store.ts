import { type Expression, type SqlBool, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import type { MeasuresTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<MeasuresTables>();

/** Cells belong to a project and to no unit: those of one project, or of all that the caller reaches. */
export function ofProject(call: Call, projectId: string | null | undefined): Expression<SqlBool> {
  const within = inScope(call, { project: sql.ref('project_id') });
  return projectId ? sql<SqlBool>`(${within} and project_id = ${projectId}::uuid)` : within;
}

/** An array as the database reads it, of what needs no quotes: our own codes, ids, dates, instants and numbers. Thousands go as one text. */
export const listed = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join()}}`;
