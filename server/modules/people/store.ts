import { sql } from 'kysely';
import { allowanceOf, type Call, forbidden } from '../../platform/call.ts';
import { holds, inScope } from '../../platform/permissions/scope.ts';
import type { PeopleTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<PeopleTables>();

/** Questions, papers and trainings belong to a project as a whole: whoever works for it sees them, from every branch. */
export const inProject = (call: Pick<Call, 'scope'>, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`) });

/** What was given to somebody belongs to their unit. */
export const inReach = (call: Pick<Call, 'scope'>, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`), unit: sql.ref(`${alias}.unit_id`) });

/** What may be done to a question, a paper or a training: all of it by whoever trains in its project. */
export function trainerMay({ actor }: Pick<Call, 'actor'>, projectId: string, acts: readonly string[]) {
  const may = holds(actor, 'people.train', { projectId, unitId: null });
  return Object.fromEntries(acts.map((act) => [act, allowanceOf(may ? null : forbidden)]));
}

export const bothOf = (row: { title_zh: string; title_en: string }) => ({ zh: row.title_zh, en: row.title_en });
