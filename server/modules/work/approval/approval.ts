import type { ApprovalState } from '@tongli/contracts/work';
import { allowanceOf, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';

export interface ApprovalFacts {
  readonly state: ApprovalState;
  readonly version: number;
  readonly requesterId: string;
  readonly kind: string;
  /** For whom the current step waits. */
  readonly approverIds: readonly string[];
  /** Who must have no part in it, not even for somebody else. */
  readonly excludedIds: readonly string[];
}

export interface DelegationFacts {
  readonly fromId: string;
  readonly toId: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly kinds: readonly string[] | null;
  readonly revokedAt: Date | null;
}

/** Whether somebody may approve this kind for somebody else at this instant; the end is outside. */
export function delegates(one: DelegationFacts, kind: string, now: Date): boolean {
  const running = one.fromAt <= now && now < one.untilAt && (one.revokedAt === null || now < one.revokedAt);
  return running && (one.kinds === null || one.kinds.includes(kind));
}

export interface ApprovalCaller {
  readonly id: string | null;
  readonly mayAct: boolean;
  /** Those that name the caller as receiver. */
  readonly received: readonly DelegationFacts[];
}

/** Under whose authority the caller may decide: their own goes before one that they were given. Null where under none's. */
export function authorityOf(approval: ApprovalFacts, caller: ApprovalCaller, now: Date): string | null {
  if (caller.id === null || caller.id === approval.requesterId || approval.excludedIds.includes(caller.id)) return null;
  if (approval.approverIds.includes(caller.id)) return caller.id;
  const given = caller.received
    .filter((one) => one.toId === caller.id && delegates(one, approval.kind, now))
    .map(({ fromId }) => fromId)
    .filter((id) => id !== approval.requesterId && approval.approverIds.includes(id));
  return given.toSorted()[0] ?? null;
}

export const approvalActs = ['approve', 'reject', 'withdraw', 'comment'] as const;
export type ApprovalAct = (typeof approvalActs)[number];

/** Whether this may be done now. Who decides must stand in the step; whoever asked may withdraw, and never decide. */
export function decideApproval(
  approval: ApprovalFacts,
  act: ApprovalAct,
  { caller, now, version }: { readonly caller: ApprovalCaller; readonly now: Date; readonly version?: number },
): Refusal | null {
  if (!caller.mayAct) return refuse('forbidden', { status: 403 });
  if (act === 'comment') return null;
  if (approval.state !== 'waiting') return refuse('approval-decided');
  const refused = act === 'withdraw' ? withdrawing(approval, caller) : deciding(approval, caller, now);
  if (refused) return refused;
  return version !== undefined && version !== approval.version ? staleVersion : null;
}

const withdrawing = (approval: ApprovalFacts, { id }: ApprovalCaller) =>
  approval.requesterId === id ? null : refuse('not-requester', { status: 403 });

function deciding(approval: ApprovalFacts, caller: ApprovalCaller, now: Date): Refusal | null {
  if (approval.requesterId === caller.id) return refuse('own-approval', { status: 403 });
  return authorityOf(approval, caller, now) === null ? refuse('not-approver', { status: 403 }) : null;
}

export const approvalAllowances = (approval: ApprovalFacts, caller: ApprovalCaller, now: Date) =>
  Object.fromEntries(approvalActs.map((act) => [act, allowanceOf(decideApproval(approval, act, { caller, now }))]));
