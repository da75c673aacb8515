import type { ActionState } from '@tongli/contracts/improvement';
import type { ChartDefinition, ChartType } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
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

export function callerOf({ actor }: Call): Caller {
  const { id, permissions } = actor;
  return { id, mayLead: permissions.has('improvement.lead'), mayAct: permissions.has('improvement.act') };
}

export const lockAction = (call: Call, id: string) =>
  tables(call).selectFrom('improvement.action').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

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
    .select(['triage.chart', 'triage.chart_type', 'triage.signal_id', 'triage.owner_id'])
    .where('root_cause.id', '=', rootCauseId)
    .executeTakeFirstOrThrow();
  return {
    chart: row.chart as ChartDefinition,
    chartType: row.chart_type as ChartType,
    signalId: row.signal_id,
    triageOwnerId: row.owner_id,
  };
}

export async function findActionNumber(call: Call, id: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('improvement.action')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number ?? null;
}
