import type { ListQuery } from '@tongli/contracts/kernel';
import type { Approval, ApprovalEntry, ApprovalRow as ApprovalReply, ApprovalStep } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import { watchersOf } from '../watchers.ts';
import { approvalAllowances } from './approval.ts';
import type { ChainStep } from './chain.ts';
import { dueOf, urgencyOfApproval } from './clock.ts';
import {
  type ApprovalRow,
  approversOf,
  callerOf,
  factsOf,
  levelsFrom,
  type StepRow,
  seenBy,
  stepsOf,
  subjectOf,
} from './store.ts';

/** Whoever may see it: narrowed by `seenBy`, or for what follows from an act that was allowed. */
const anyApproval = (call: Call) => tables(call).selectFrom('work.approval as approval').selectAll('approval');

type Names = ReadonlyMap<string, string>;
const named = (names: Names, id: string) => ({ id, name: names.get(id) ?? '' });

function replyOf(row: ApprovalRow, names: Names): ApprovalReply {
  const { subject_type: type, subject_id: subjectId, subject_label: label } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state as ApprovalReply['state'],
    title: row.title,
    subject: type !== null && subjectId !== null ? { type, id: subjectId, label: label ?? '' } : null,
    amountMinor: row.amount_minor,
    currency: row.currency,
    projectId: row.project_id,
    unitId: row.unit_id,
    requester: named(names, row.requester_id),
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    urgency: urgencyOfApproval(row),
    decidedAt: row.decided_at?.toISOString() ?? null,
    version: row.version,
  };
}

const urgencySql = sql`case when approval.breached_at is not null then 'breached'
  when approval.pressed_at is not null then 'pressing' when approval.warned_at is not null then 'warned' else 'calm' end`;

const columns: ListColumns = {
  kind: { expression: sql`approval.kind`, type: 'text' },
  state: { expression: sql`approval.state`, type: 'text' },
  urgency: { expression: urgencySql, type: 'text' },
  requesterId: { expression: sql`approval.requester_id`, type: 'uuid' },
  approverId: {
    expression: sql`array(select a.person_id from work.approver a where a.approval_id = approval.id)`,
    type: 'uuid',
    many: true,
  },
  unitId: { expression: sql`approval.unit_id`, type: 'uuid' },
  projectId: { expression: sql`approval.project_id`, type: 'uuid' },
  subjectType: { expression: sql`approval.subject_type`, type: 'text' },
  subjectId: { expression: sql`approval.subject_id`, type: 'uuid' },
  number: { expression: sql`approval.number`, type: 'text' },
  createdAt: { expression: sql`approval.created_at`, type: 'instant' },
};

export async function listApprovals(call: Call, query: ListQuery) {
  const seen = await seenBy(call);
  const { rows, nextCursor } = await readPage(anyApproval(call).where(seen), query, columns, sql<string>`approval.id`);
  const names = await describePeople(
    call,
    rows.map((row) => row.requester_id),
  );
  return { items: rows.map((row) => replyOf(row, names)), nextCursor };
}

export async function findApprovalRow(call: Call, id: string): Promise<ApprovalRow | undefined> {
  const seen = await seenBy(call);
  return anyApproval(call).where('approval.id', '=', id).where(seen).executeTakeFirst();
}

export async function getApproval(call: Call, id: string): Promise<Approval | Refusal> {
  const row = await findApprovalRow(call, id);
  return row ? describe(call, row) : notFound;
}

/** As it is after an act, for whoever was allowed to act. */
export async function approvalAfter(call: Call, id: string): Promise<Approval | Refusal> {
  const row = await anyApproval(call).where('approval.id', '=', id).executeTakeFirst();
  return row ? describe(call, row) : notFound;
}

async function describe(call: Call, row: ApprovalRow): Promise<Approval> {
  const { id } = row;
  const steps = await stepsOf(call, id);
  const current = await approversOf(call, id);
  const people = await peopleOf(call, row, { steps, current });
  const watcherIds = await watchersOf(call, subjectOf(id));
  const names = await describePeople(call, [
    row.requester_id,
    ...watcherIds,
    ...people.flat(),
    ...steps.flatMap((step) => [step.decided_by, step.decided_for]).filter((one) => one !== null),
  ]);
  return {
    ...replyOf(row, names),
    body: row.body,
    warnAt: row.warn_at?.toISOString() ?? null,
    pressAt: row.press_at?.toISOString() ?? null,
    escalatesAt: row.escalate_at?.toISOString() ?? null,
    timeline: await timelineOf(call, id),
    steps: steps.map((step, index) => stepReply(step, people[index] ?? [], names)),
    watchers: watcherIds.map((one) => named(names, one)),
    actions: approvalAllowances(factsOf(row, current), await callerOf(call), call.now),
  };
}

/** Oldest first. */
async function timelineOf(call: Call, approvalId: string): Promise<ApprovalEntry[]> {
  const rows = await tables(call)
    .selectFrom('work.approval_entry')
    .selectAll()
    .where('approval_id', '=', approvalId)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    code: row.code,
    params: row.params as ApprovalEntry['params'],
  }));
}

/** For whom each step waits; for one that is still to come, who would be asked today. */
async function peopleOf(
  call: Call,
  row: ApprovalRow,
  { steps, current }: { steps: readonly StepRow[]; current: readonly string[] },
): Promise<(readonly string[])[]> {
  const coming = steps.some(({ state }) => state === 'to-come');
  const levels = coming ? await levelsFrom(call, row.unit_id) : [];
  return steps.map((step) => {
    if (step.state === 'current') return current;
    const level = levels.find(({ unitId }) => unitId === step.unit_id);
    const holders = step.state === 'to-come' ? (level?.holders.get(step.post) ?? []) : [];
    return holders.filter((id) => id !== row.requester_id && !row.excluded.includes(id));
  });
}

function stepReply(step: StepRow, people: readonly string[], names: Names): ApprovalStep {
  return {
    post: step.post,
    unitId: step.unit_id,
    approvers: people.map((id) => named(names, id)),
    limitMinor: step.limit_minor,
    state: step.state as ApprovalStep['state'],
    decidedBy: step.decided_by === null ? null : named(names, step.decided_by),
    decidedFor: step.decided_for === null ? null : named(names, step.decided_for),
    decidedAt: step.decided_at?.toISOString() ?? null,
    note: step.note,
  };
}

/** A chain that nobody has asked for yet. */
export async function previewReply(
  call: Call,
  kind: string,
  chain: readonly ChainStep[] | Refusal,
): Promise<{ steps: ApprovalStep[]; dueAt: string | null } | Refusal> {
  if (isRefusal(chain)) return chain;
  const names = await describePeople(
    call,
    chain.flatMap(({ approverIds }) => approverIds),
  );
  const undecided = { decidedBy: null, decidedFor: null, decidedAt: null, note: null };
  return {
    dueAt: (await dueOf(call, kind))?.toISOString() ?? null,
    steps: chain.map(({ post, unitId, limitMinor, approverIds }) => ({
      ...undecided,
      post,
      unitId,
      limitMinor,
      approvers: approverIds.map((id) => named(names, id)),
      state: 'to-come',
    })),
  };
}
