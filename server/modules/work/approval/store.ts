import type { ApprovalState } from '@tongli/contracts/work';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { holdersIn, unitLine } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';
import type { ApprovalCaller, ApprovalFacts, DelegationFacts } from './approval.ts';
import type { Ask, Level } from './chain.ts';

export type ApprovalRow = Selectable<WorkTables['work.approval']>;
export type StepRow = Selectable<WorkTables['work.approval_step']>;

export const subjectOf = (id: string) => ({ type: 'approval', id });

/** Delegations under which the caller may act at this instant, revoked ones left out. */
const received = (call: Call) => sql`select d.from_id from work.delegation d
  where d.to_id = ${call.actor.id}::uuid and d.from_at <= ${call.now} and d.until_at > ${call.now} and d.revoked_at is null
    and (d.kinds is null or approval.kind = any(d.kinds))`;

/** What the caller reaches, and what concerns them wherever it belongs: what they ask for, decide on or decided. */
export const seenBy = (call: Call): Expression<SqlBool> => {
  const reached = inScope(call, { project: sql.ref('approval.project_id'), unit: sql.ref('approval.unit_id') });
  const { id } = call.actor;
  if (id === null) return reached;
  return sql<SqlBool>`(${reached} or approval.requester_id = ${id}::uuid
    or exists (select from work.approver a where a.approval_id = approval.id
      and (a.person_id = ${id}::uuid or a.person_id in (${received(call)})))
    or exists (select from work.approval_step s where s.approval_id = approval.id
      and (s.decided_by = ${id}::uuid or s.decided_for = ${id}::uuid)))`;
};

const selectApprovals = (call: Call) =>
  tables(call).selectFrom('work.approval as approval').selectAll('approval').where(seenBy(call));

export const askOf = (row: ApprovalRow): Ask => ({
  kind: row.kind,
  amountMinor: row.amount_minor,
  currency: row.currency,
  requesterId: row.requester_id,
});

export const factsOf = (row: ApprovalRow, approverIds: readonly string[]): ApprovalFacts => ({
  state: row.state as ApprovalState,
  version: row.version,
  requesterId: row.requester_id,
  kind: row.kind,
  approverIds,
});

export async function callerOf(call: Call): Promise<ApprovalCaller> {
  const { id, permissions, kind } = call.actor;
  const rows =
    id === null
      ? []
      : await tables(call)
          .selectFrom('work.delegation')
          .selectAll()
          .where('to_id', '=', id)
          .where('until_at', '>', call.now)
          .execute();
  return { id, mayAct: kind === 'system' || permissions.has('work.act'), received: rows.map(delegationOf) };
}

export const delegationOf = (row: Selectable<WorkTables['work.delegation']>): DelegationFacts => ({
  fromId: row.from_id,
  toId: row.to_id,
  fromAt: row.from_at,
  untilAt: row.until_at,
  kinds: row.kinds as string[] | null,
  revokedAt: row.revoked_at,
});

export const stepsOf = (call: Call, approvalId: string): Promise<StepRow[]> =>
  tables(call)
    .selectFrom('work.approval_step')
    .selectAll()
    .where('approval_id', '=', approvalId)
    .orderBy('position')
    .execute();

export async function approversOf(call: Call, approvalId: string): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('work.approver')
    .select('person_id')
    .where('approval_id', '=', approvalId)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

/** The unit and those above it with their people, the nearest first. */
export async function levelsFrom(call: Call, unitId: string | null): Promise<Level[]> {
  const line = await unitLine(call, unitId);
  const holders = await holdersIn(call, line);
  return line.map((id) => ({ unitId: id, holders: holders.get(id) ?? new Map() }));
}

export interface LockedApproval {
  readonly row: ApprovalRow;
  readonly facts: ApprovalFacts;
  readonly caller: ApprovalCaller;
}

/** Of two who decide at once the second waits here, and finds what the first has decided. */
export async function lockApproval(call: Call, id: string): Promise<LockedApproval | Refusal> {
  const row = await selectApprovals(call).where('approval.id', '=', id).forUpdate('approval').executeTakeFirst();
  if (!row) return notFound;
  return { row, facts: factsOf(row, await approversOf(call, id)), caller: await callerOf(call) };
}
