import type { ActionState } from '@tongli/contracts/improvement';
import type { ChartDefinition, ChartType } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';
import { inReach, placeOf, tables } from '../store.ts';
import type { ActionFacts, Caller } from './action.ts';

export const subjectOf = (id: string) => ({ type: 'action', id });

interface FactRow {
  state: string;
  version: number;
  owner_id: string;
  created_on: string;
  due_on: string;
  done_on: string | null;
  verify_on: string;
}

export function factsOf(row: FactRow): ActionFacts {
  return {
    state: row.state as ActionState,
    version: row.version,
    ownerId: row.owner_id,
    createdOn: row.created_on,
    dueOn: row.due_on,
    doneOn: row.done_on,
    verifyOn: row.verify_on,
  };
}

/** Who calls, with the rights that they hold over this action. */
export function callerOf({ actor }: Call, row: { project_id: string; unit_id: string | null }): Caller {
  const may = (permission: string) => holds(actor, permission, placeOf(row));
  return { id: actor.id, mayLead: may('improvement.lead'), mayAct: may('improvement.act') };
}

export const lockAction = (call: Call, id: string) =>
  tables(call)
    .selectFrom('improvement.action')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call, 'improvement.action'))
    .forUpdate()
    .executeTakeFirst();

/** What the action's root cause was triaged from: the chart that decides whether it worked. */
export interface Origin {
  readonly chart: ChartDefinition;
  readonly chartType: ChartType;
  readonly signalId: string;
  readonly triageOwnerId: string;
}

export async function originOf(call: Call, rootCauseId: string): Promise<Origin> {
  const row = await tables(call)
    .selectFrom('improvement.root_cause as root_cause')
    .innerJoin('improvement.triage as triage', 'triage.id', 'root_cause.triage_id')
    .select(['triage.chart', 'triage.chart_type', 'triage.signal_id', 'triage.owner_id', 'triage.project_id'])
    .where('root_cause.id', '=', rootCauseId)
    .executeTakeFirstOrThrow();
  return {
    chart: { ...(row.chart as ChartDefinition), projectId: row.project_id },
    chartType: row.chart_type as ChartType,
    signalId: row.signal_id,
    triageOwnerId: row.owner_id,
  };
}

/** By what number people know an action, and where it belongs. */
export async function findAction(call: Call, id: string): Promise<({ readonly number: string } & Place) | null> {
  const row = await tables(call)
    .selectFrom('improvement.action')
    .select(['number', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReach(call, 'improvement.action'))
    .executeTakeFirst();
  return row ? { number: row.number, ...placeOf(row) } : null;
}
