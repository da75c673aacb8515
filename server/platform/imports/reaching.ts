import { type Expression, type SqlBool, sql } from 'kysely';
import type { Call } from '../call.ts';
import { inScope, nowhere, reaches } from '../permissions/scope.ts';
import type { Importable } from './importable.ts';
import type { Importables, RunRow } from './store.ts';

const scopeFor = ({ actor }: Call, { need }: Importable) => actor.permissions.get(need) ?? nowhere;

/** Whoever may bring in such tables sees those of their own projects and branches. */
export function mayReach(call: Call, importable: Importable, run: Pick<RunRow, 'project_id' | 'unit_id'>): boolean {
  if (!call.actor.permissions.has(importable.need)) return false;
  return !importable.place || reaches(scopeFor(call, importable), { projectId: run.project_id, unitId: run.unit_id });
}

/** The same as a condition on `run`. */
export function inReach(call: Call, importables: Importables): Expression<SqlBool> {
  const mine = [...importables.values()].filter(({ need }) => call.actor.permissions.has(need));
  if (mine.length === 0) return sql<SqlBool>`false`;
  const project = sql<string | null>`run.project_id`;
  const unit = sql<string | null>`run.unit_id`;
  const conditions = mine.map((importable) => {
    const within = importable.place
      ? inScope({ scope: scopeFor(call, importable) }, { project, unit })
      : sql<SqlBool>`true`;
    return sql<SqlBool>`(run.importable = ${importable.name} and ${within})`;
  });
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
