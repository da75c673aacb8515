import type { AppealState } from '@tongli/contracts/complaints';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

/** What decides who may look at a case again. */
export interface AppealFacts {
  readonly state: AppealState;
  readonly place: Place;
  /** Whose answer it is against. */
  readonly handlerId: string | null;
  readonly reviewerId: string | null;
  /** Whom the case is about. */
  readonly recused: ReadonlySet<string>;
}

const settled = refuse('appeal-decided');

/** By oneself, or given to somebody by who may assign work; never to whoever answered, or whom the case is about. */
export function decideReview(facts: AppealFacts, reviewerId: string, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.handle', facts.place)) return forbidden;
  if (facts.state !== 'lodged' && facts.state !== 'reviewing') return settled;
  const own = reviewerId === actor.id;
  const assigns = holds(actor, 'complaints.assign', facts.place);
  if (!assigns && (!own || facts.reviewerId !== null)) return own ? refuse('appeal-taken') : forbidden;
  const field = { status: 422, field: 'body.reviewerId' } as const;
  if (reviewerId === facts.handlerId) return refuse('own-answer', field);
  if (facts.recused.has(reviewerId)) return refuse('recused-person', field);
  return reviewerId === facts.reviewerId ? refuse('already-reviewer') : null;
}

/** By the reviewer, and nobody else: also no longer once they have become the one whose case it is, or whom it is about. */
export function decideDecision(facts: AppealFacts, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.handle', facts.place)) return forbidden;
  if (facts.state === 'lodged') return refuse('appeal-not-taken');
  if (facts.state !== 'reviewing') return settled;
  if (actor.id === null || actor.id !== facts.reviewerId) return refuse('not-reviewer');
  if (actor.id === facts.handlerId) return refuse('own-answer');
  return facts.recused.has(actor.id) ? refuse('recused') : null;
}
