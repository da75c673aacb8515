import { createHash } from 'node:crypto';
import type { FeedbackRules, Severity, Validity, VisitOutcome, VisitState } from '@tongli/contracts/complaints';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

/** From 0 to 99, by the case alone: whoever asks again, and whenever, the same case is chosen. */
export function lotOf(complaintId: string): number {
  return createHash('sha256').update(`visit ${complaintId}`).digest().readUInt32BE(0) % 100;
}

/** Whether a closed case is asked about: by gravity and finding, and by lot. */
export function isVisited(
  { shares }: Pick<FeedbackRules, 'shares'>,
  { id, severity, validity }: { readonly id: string; readonly severity: Severity; readonly validity: Validity },
): boolean {
  return lotOf(id) < (shares[severity]?.[validity] ?? 0);
}

export interface VisitFacts {
  readonly state: VisitState;
  readonly place: Place;
  readonly handlerId: string | null;
  readonly recused: ReadonlySet<string>;
}

/** Nobody asks about their own work, nor about a case that is about themselves. */
export function decideVisit(facts: VisitFacts, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.handle', facts.place)) return forbidden;
  if (facts.state !== 'due') return refuse('visit-ended');
  if (actor.id !== null && actor.id === facts.handlerId) return refuse('own-case');
  return actor.id !== null && facts.recused.has(actor.id) ? refuse('recused') : null;
}

/** What the customer objects to must be said: the case is taken up again for it. */
export function decideOutcome(outcome: VisitOutcome): Refusal | null {
  if (!outcome.reached || (outcome.solved && outcome.satisfied) || outcome.words !== '') return null;
  return refuse('visit-words-needed', { status: 422, field: 'body.words' });
}

export const reopens = (outcome: VisitOutcome): boolean => outcome.reached && !(outcome.solved && outcome.satisfied);
