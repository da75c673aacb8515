import { randomUUID } from 'node:crypto';
import {
  approvalApproved,
  approvalAsked,
  approvalRejected,
  approvalStepApproved,
  approvalWithdrawn,
  type WorkSubject,
} from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, projectFor, unitOf } from '../../org/index.ts';
import { settleApprovalNotices } from '../notices.ts';
import { readAuthority } from '../rules/store.ts';
import { tables } from '../store.ts';
import { nextNumber } from '../task/store.ts';
import { tellWatchers, watch } from '../watchers.ts';
import { authorityOf, decideApproval } from './approval.ts';
import { type ChainStep, chainFor, covers, limitOf } from './chain.ts';
import { fireClock, firstClock } from './clock.ts';
import { about } from './facts.ts';
import { bump, insertSteps, putToApprovers, stepsAbove } from './passing.ts';
import {
  type ApprovalRow,
  askOf,
  type LockedApproval,
  levelsFrom,
  lockApproval,
  type StepRow,
  stepsOf,
  subjectOf,
} from './store.ts';

export interface NewApproval {
  readonly kind: string;
  readonly title: string;
  readonly body?: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly subject?: WorkSubject | null;
  readonly projectId?: string | undefined;
  /** Who must have no part in the decision. */
  readonly excludedIds?: readonly string[];
}

/** Who would have to approve what the caller asks for. */
export async function chainOf(
  call: Call,
  ask: Pick<NewApproval, 'kind' | 'amountMinor' | 'currency' | 'excludedIds'>,
): Promise<readonly ChainStep[] | Refusal> {
  const { id: requesterId } = call.actor;
  if (requesterId === null) throw new Error(`approvals: ${call.actor.name} is no person and asks for nothing`);
  if ((ask.amountMinor === null) !== (ask.currency === null))
    return refuse('amount-without-currency', { status: 422, field: 'body.currency' });
  const { limits } = await readAuthority(call);
  return chainFor({ ...ask, requesterId }, await levelsFrom(call, await unitOf(call, requesterId)), limits);
}

/** Asks for an approval in the caller's name. Refused with `no-authority` where nobody up the tree may grant it. */
export async function askApproval(call: Call, asked: NewApproval): Promise<{ id: string; number: string } | Refusal> {
  const projectId = await projectFor(call, asked.projectId);
  if (isRefusal(projectId)) return projectId;
  const chain = await chainOf(call, asked);
  if (isRefusal(chain)) return chain;
  const row = await insertApproval(call, asked, projectId);
  await insertSteps(call, row.id, { chain, from: 0 });
  await watch(call, subjectOf(row.id), [row.requester_id]);
  await putToApprovers(call, row, chain[0]?.approverIds ?? []);
  await append(call, approvalAsked, row.id, about(row, chain[0]?.approverIds ?? []));
  await audit(call, 'work.ask-approval', subjectOf(row.id));
  return { id: row.id, number: row.number };
}

async function insertApproval(call: Call, asked: NewApproval, projectId: string): Promise<ApprovalRow> {
  const { today } = await businessDay(call);
  return tables(call)
    .insertInto('work.approval')
    .values({
      id: randomUUID(),
      number: await nextNumber(call, 'approval', today),
      project_id: projectId,
      unit_id: await unitOf(call, call.actor.id),
      kind: asked.kind,
      state: 'waiting',
      title: asked.title,
      body: asked.body ?? '',
      subject_type: asked.subject?.type ?? null,
      subject_id: asked.subject?.id ?? null,
      subject_label: asked.subject?.label ?? null,
      amount_minor: asked.amountMinor,
      currency: asked.currency,
      excluded: [...(asked.excludedIds ?? [])],
      requester_id: call.actor.id ?? '',
      created_at: call.now,
      ...(await firstClock(call, asked.kind)),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

interface Decision {
  readonly version: number;
  readonly note: string;
}

interface Deciding extends LockedApproval {
  readonly step: StepRow;
  readonly byId: string;
  readonly onBehalfOf: string;
}

async function deciding(
  call: Call,
  id: string,
  { act, version }: { act: 'approve' | 'reject'; version: number },
): Promise<Deciding | Refusal> {
  const locked = await lockApproval(call, id);
  if (isRefusal(locked)) return locked;
  const refused = decideApproval(locked.facts, act, { caller: locked.caller, now: call.now, version });
  if (refused) return refused;
  const onBehalfOf = authorityOf(locked.facts, locked.caller, call.now);
  const step = (await stepsOf(call, id)).find(({ state }) => state === 'current');
  if (onBehalfOf === null || call.actor.id === null || !step) return refuse('not-approver', { status: 403 });
  // What had come due is on record whenever the sweep came by; whose decision it is does not change under one who decides.
  const row = await fireClock(call, locked.row);
  return { ...locked, row, step, byId: call.actor.id, onBehalfOf };
}

/** "For X by Y" stays on record where one decides under a delegation. */
const forWhom = ({ onBehalfOf, byId }: Deciding) => (onBehalfOf === byId ? null : onBehalfOf);

async function decideStep(
  call: Call,
  decided: Deciding,
  { state, note, limitMinor }: { state: 'approved' | 'rejected'; note: string; limitMinor: number | null },
): Promise<void> {
  await tables(call)
    .updateTable('work.approval_step')
    .set({
      state,
      limit_minor: limitMinor,
      decided_by: decided.byId,
      decided_for: forWhom(decided),
      decided_at: call.now,
      note: note === '' ? null : note,
    })
    .where('approval_id', '=', decided.row.id)
    .where('position', '=', decided.step.position)
    .execute();
}

/**
 * Approves the current step under the limit that its post has now, whatever it was when the chain was made. It is the last one
 * when that limit covers the amount; otherwise the next above is asked, and where there is none any more it is refused.
 */
export async function approve(call: Call, id: string, { note, version }: Decision): Promise<{ id: string } | Refusal> {
  const decided = await deciding(call, id, { act: 'approve', version });
  if (isRefusal(decided)) return decided;
  const { row, step } = decided;
  const { limits } = await readAuthority(call);
  const limitMinor = limitOf(limits, step.post, askOf(row));
  if (limitMinor === undefined) return refuse('no-authority', { params: { kind: row.kind } });
  const further = covers(limitMinor, row.amount_minor)
    ? []
    : await stepsAbove(call, row, { ...step, limit_minor: limitMinor });
  if (isRefusal(further)) return further;
  await decideStep(call, decided, { state: 'approved', note, limitMinor });
  await tables(call)
    .deleteFrom('work.approval_step')
    .where('approval_id', '=', id)
    .where('state', '=', 'to-come')
    .execute();
  if (further.length === 0) await end(call, decided, { state: 'approved', note });
  else await goOn(call, decided, further);
  await audit(call, 'work.approve', subjectOf(id));
  return { id };
}

async function goOn(call: Call, decided: Deciding, further: readonly ChainStep[]): Promise<void> {
  const { row, step, facts, byId } = decided;
  await insertSteps(call, row.id, { chain: further, from: step.position + 1 });
  await bump(call, row, {});
  const next = further[0]?.approverIds ?? [];
  await putToApprovers(call, row, next);
  const concerned = about(row, [...facts.approverIds, ...next]);
  await append(call, approvalStepApproved, row.id, { ...concerned, byId, forId: forWhom(decided) });
}

async function end(
  call: Call,
  decided: Deciding,
  { state }: { state: 'approved' | 'rejected'; note: string },
): Promise<void> {
  const { row, facts, byId } = decided;
  await bump(call, row, { state, decided_at: call.now });
  await putToApprovers(call, row, []);
  await settleApprovalNotices(call, subjectOf(row.id));
  const fact = { ...about(row, facts.approverIds), byId, forId: forWhom(decided) };
  await append(call, state === 'approved' ? approvalApproved : approvalRejected, row.id, fact);
  const params = { number: row.number, kind: row.kind };
  await tellWatchers(call, { code: `approval-${state}`, params, subject: subjectOf(row.id) }, [forWhom(decided)]);
}

export async function reject(call: Call, id: string, { note, version }: Decision): Promise<{ id: string } | Refusal> {
  const decided = await deciding(call, id, { act: 'reject', version });
  if (isRefusal(decided)) return decided;
  await decideStep(call, decided, { state: 'rejected', note, limitMinor: decided.step.limit_minor });
  await dropSteps(call, id);
  await end(call, decided, { state: 'rejected', note });
  await audit(call, 'work.reject', subjectOf(id));
  return { id };
}

async function dropSteps(call: Call, approvalId: string): Promise<void> {
  await tables(call)
    .updateTable('work.approval_step')
    .set({ state: 'not-needed' })
    .where('approval_id', '=', approvalId)
    .where('state', 'in', ['current', 'to-come'])
    .execute();
}

/** Without a version by another module, whose own record was looked at. */
export async function withdrawApproval(call: Call, id: string, version?: number): Promise<{ id: string } | Refusal> {
  const locked = await lockApproval(call, id);
  if (isRefusal(locked)) return locked;
  const seen = version === undefined ? {} : { version };
  const refused = decideApproval(locked.facts, 'withdraw', { caller: locked.caller, now: call.now, ...seen });
  if (refused) return refused;
  const row = await fireClock(call, locked.row);
  await dropSteps(call, id);
  await bump(call, row, { state: 'withdrawn', decided_at: call.now });
  await putToApprovers(call, row, []);
  await settleApprovalNotices(call, subjectOf(id));
  await append(call, approvalWithdrawn, id, about(locked.row, locked.facts.approverIds));
  await audit(call, 'work.withdraw-approval', subjectOf(id));
  return { id };
}
