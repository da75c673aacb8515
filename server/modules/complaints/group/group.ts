import { type GroupState, mostOfGroup } from '@tongli/contracts/complaints';
import { type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { type Case, rules } from '../complaint.ts';

export type GroupAct = 'add' | 'speak' | 'except' | 'decide' | 'write' | 'dissolve';

/** Whoever handles the case that leads acts for all who follow it. */
export function decideGroup(
  group: { readonly state: GroupState },
  master: Case,
  act: GroupAct,
  actor: Actor,
): Refusal | null {
  const refused = act === 'write' ? rules.note(master, actor) : rules.classify(master, actor);
  if (refused) return refused;
  if (group.state !== 'open') return refuse('group-dissolved');
  return act === 'decide' ? rules.answer(master, actor) : null;
}

/** A group is formed around an open case that was lodged here and follows no other. */
export function decideForming(
  master: Case,
  standing: { leads: boolean; follows: boolean },
  actor: Actor,
): Refusal | null {
  const refused = rules.classify(master, actor);
  if (refused) return refused;
  if (master.imported) return refuse('imported-no-group');
  if (standing.follows) return refuse('master-follows');
  return standing.leads ? refuse('group-there') : null;
}

export interface Joining {
  readonly sameProject: boolean;
  readonly isMaster: boolean;
  /** The case follows one already, or leads some. */
  readonly follows: boolean;
  readonly leads: boolean;
  /** Those who belong to it, with the master. */
  readonly size: number;
}

export function decideJoining(member: Case, { sameProject, isMaster, follows, leads, size }: Joining): Refusal | null {
  const field = { status: 422, field: 'body.complaintNumber' } as const;
  if (isMaster || !sameProject) return refuse('unknown-complaint', field);
  if (member.state === 'closed') return refuse('complaint-closed', field);
  if (member.imported) return refuse('imported-no-group', field);
  if (follows) return refuse('follows-already', field);
  if (leads) return refuse('has-members', field);
  return decideRoom(size, 1);
}

/** There is room for so many more. */
export const decideRoom = (size: number, more: number): Refusal | null =>
  size + more > mostOfGroup ? refuse('group-full', { params: { maximum: mostOfGroup } }) : null;

/** What was decided for one cannot be left open afterwards. */
export function decideExcepting(member: Case, isMaster: boolean): Refusal | null {
  if (isMaster) return refuse('master-leads');
  return member.state === 'answered' || member.state === 'closed' ? refuse('already-answered') : null;
}
