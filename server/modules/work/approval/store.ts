import type { ApprovalState } from '@tongli/contracts/work';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope, nowhere } from '../../../platform/permissions/scope.ts';
import { holdersIn, unitLine, unitOf } from '../../org/index.ts';
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

/** The caller's post in their unit, by which a chain may come to them; null where they have none. */
export async function standingOf(call: Call, id: string): Promise<{ unitId: string; post: string } | null> {
  const unitId = await unitOf(call, id);
  if (unitId === null) return null;
  const posts = (await holdersIn(call, [unitId])).get(unitId) ?? new Map<string, readonly string[]>();
  const post = [...posts].find(([, ids]) => ids.includes(id))?.[0];
  return post === undefined ? null : { unitId, post };
}

/**
 * What somebody asks for, and how much, is no business of colleagues: it is seen by whoever asks, decides or decided, by
 * holders of a post in its chain, by those who were drawn in by a comment, and by who leads or audits the work where it belongs.
 */
export async function seenBy(call: Call): Promise<Expression<SqlBool>> {
  const { id, kind, permissions } = call.actor;
  const place = { project: sql.ref<string>('approval.project_id'), unit: sql.ref<string | null>('approval.unit_id') };
  if (kind === 'system' || id === null) return inScope(call, place);
  const led = inScope({ scope: permissions.get('work.assign') ?? nowhere }, place);
  const audited = inScope({ scope: permissions.get('work.audit') ?? nowhere }, place);
  const standing = await standingOf(call, id);
  const inChain = standing
    ? sql<SqlBool>`(s.unit_id = ${standing.unitId}::uuid and s.post = ${standing.post})`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(${led} or ${audited} or approval.requester_id = ${id}::uuid
    or exists (select from work.approver a where a.approval_id = approval.id
      and (a.person_id = ${id}::uuid or a.person_id in (${received(call)})))
    or exists (select from work.approval_step s where s.approval_id = approval.id
      and (s.decided_by = ${id}::uuid or s.decided_for = ${id}::uuid or ${inChain}))
    or exists (select from work.watcher w where w.subject_type = 'approval' and w.subject_id = approval.id
      and w.person_id = ${id}::uuid))`;
}

const anyApproval = (call: Call) => tables(call).selectFrom('work.approval as approval').selectAll('approval');

export const askOf = (row: ApprovalRow): Ask => ({
  kind: row.kind,
  amountMinor: row.amount_minor,
  currency: row.currency,
  requesterId: row.requester_id,
  excludedIds: row.excluded,
});

export const factsOf = (row: ApprovalRow, approverIds: readonly string[]): ApprovalFacts => ({
  state: row.state as ApprovalState,
  version: row.version,
  requesterId: row.requester_id,
  kind: row.kind,
  approverIds,
  excludedIds: row.excluded,
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
  const seen = await seenBy(call);
  const row = await anyApproval(call)
    .where('approval.id', '=', id)
    .where(seen)
    .forUpdate('approval')
    .executeTakeFirst();
  return row ? lockedAs(call, row) : notFound;
}

/** The same for the house itself, whoever calls. */
export async function lockAnyApproval(call: Call, id: string): Promise<LockedApproval | Refusal> {
  const row = await anyApproval(call).where('approval.id', '=', id).forUpdate('approval').executeTakeFirst();
  return row ? lockedAs(call, row) : notFound;
}

const lockedAs = async (call: Call, row: ApprovalRow): Promise<LockedApproval> => ({
  row,
  facts: factsOf(row, await approversOf(call, row.id)),
  caller: await callerOf(call),
});
