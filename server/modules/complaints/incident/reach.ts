import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import type { IncidentRecord } from './opening.ts';

/** An incident belongs to a project and to no unit: it concerns all who work for it. */
export const inReach = (call: Call) => inScope(call, { project: sql.ref('incident.project_id') });

export const select = (call: Call) =>
  tables(call).selectFrom('complaints.incident as incident').selectAll('incident').where(inReach(call));

export const lockIncident = (call: Call, id: string): Promise<IncidentRecord | undefined> =>
  select(call).where('incident.id', '=', id).forUpdate().executeTakeFirst();

export async function reachesIncident(call: Call, id: string): Promise<boolean> {
  return (await select(call).where('incident.id', '=', id).executeTakeFirst()) !== undefined;
}
