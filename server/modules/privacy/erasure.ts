import type { ErasureState } from '@tongli/contracts/privacy';
import { forbidden, type Refusal, refuse } from '../../platform/call.ts';
import type { Actor } from '../../platform/permissions/actor.ts';
import { holds } from '../../platform/permissions/scope.ts';
import type { Duty } from '../../platform/personal/person.ts';

/** The part of an erasure that its rules decide on. */
export interface Erasure {
  readonly state: ErasureState;
  readonly projectId: string;
  readonly askedBy: string | null;
}

const may = (actor: Actor, permission: string, projectId: string): Refusal | null =>
  holds(actor, permission, { projectId, unitId: null }) ? null : forbidden;

/** The same day of the month so many months later, or the month's last where there is no such day. */
export function addMonths(from: Date, months: number): Date {
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const days = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), days));
  return to;
}

/** When the last closed case need not be kept any more; null where none was closed. */
export function keptUntil(duties: readonly Duty[], keepMonths: number): Date | null {
  const ends = duties.flatMap(({ lastEndedAt }) => (lastEndedAt ? [addMonths(lastEndedAt, keepMonths)] : []));
  return ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}

/** What stands against erasing somebody now, whoever asks: a case that is not closed, or one that must still be kept. */
export function dutyAgainst(duties: readonly Duty[], keepMonths: number, now: Date): Refusal | null {
  if (duties.some(({ underWay }) => underWay)) return refuse('case-open');
  const until = keptUntil(duties, keepMonths);
  if (until && until > now) return refuse('must-be-kept', { params: { until: until.toISOString() } });
  return duties.some(({ arriving }) => arriving) ? refuse('import-running') : null;
}

/** The first of two persons. What the house proposed becomes theirs by asking. */
export function decideAsk(current: Erasure | null, projectId: string, actor: Actor): Refusal | null {
  const refused = may(actor, 'privacy.ask-erasure', projectId);
  if (refused) return refused;
  if (current?.state === 'done') return refuse('person-erased');
  return current?.state === 'asked' ? refuse('already-asked') : null;
}

/** The second, after whoever asked or the policy that proposed: never the one who asked. */
export function decideConfirm(erasure: Erasure, actor: Actor): Refusal | null {
  const refused = may(actor, 'privacy.confirm-erasure', erasure.projectId);
  if (refused) return refused;
  if (erasure.state !== 'asked' && erasure.state !== 'proposed') return refuse('not-asked');
  return erasure.state === 'asked' && erasure.askedBy === actor.id ? refuse('second-person-needed') : null;
}

export function decideWithdraw(erasure: Erasure, actor: Actor): Refusal | null {
  const refused = may(actor, 'privacy.ask-erasure', erasure.projectId);
  if (refused) return refused;
  return erasure.state === 'asked' || erasure.state === 'proposed' ? null : refuse('not-asked');
}
