import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds } from '../../../platform/permissions/scope.ts';

export interface Copied {
  readonly customerId: string | null;
  readonly kept: number;
  readonly isRunning: boolean;
}

/** Whose copy it is must be known, and something must be there to copy. */
export function decideAsk({ customerId, kept, isRunning }: Copied): Refusal | null {
  if (customerId === null) return refuse('customer-unknown');
  if (isRunning) return refuse('recording-runs');
  return kept > 0 ? null : refuse('nothing-recorded');
}

export interface Copy {
  readonly state: string;
  readonly projectId: string;
  readonly askedBy: string;
}

/** Four eyes: whoever kept the request does not decide on it. */
export function decideDecision({ state, projectId, askedBy }: Copy, actor: Actor): Refusal | null {
  if (!holds(actor, 'privacy.release-copies', { projectId, unitId: null })) return forbidden;
  if (state !== 'asked') return refuse('copy-decided');
  return askedBy === actor.id ? refuse('second-person-needed') : null;
}
