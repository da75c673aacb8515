import type { AppealState, ComplaintState } from '@tongli/contracts/complaints';
import { type Refusal, refuse } from '../../../platform/call.ts';
import { type AppealTimes, appealUntil, decideAppeal } from '../appeal/lodging.ts';

/** What decides what a customer can do with an answer. */
export interface Standing extends AppealTimes {
  readonly state: ComplaintState;
  readonly accepted: boolean;
  readonly rated: boolean;
  /** The last appeal. */
  readonly appeal: AppealState | null;
}

const answered = ({ state, answeredAt }: Standing): Refusal | null =>
  answeredAt !== null && (state === 'answered' || state === 'closed') ? null : refuse('not-answered');

/** Once; and not while or after it was appealed against. */
export function decideAccept(standing: Standing): Refusal | null {
  const refused = answered(standing);
  if (refused) return refused;
  if (standing.appealed) return refuse('already-appealed');
  return standing.accepted ? refuse('already-accepted') : null;
}

export function decideRate(standing: Standing): Refusal | null {
  return answered(standing) ?? (standing.rated ? refuse('already-rated') : null);
}

export const decideCustomerAppeal = (standing: Standing, now: Date): Refusal | null =>
  answered(standing) ?? decideAppeal(standing, now);

export function customerMay(standing: Standing, now: Date) {
  const appeal = decideCustomerAppeal(standing, now) === null;
  return {
    accept: decideAccept(standing) === null,
    rate: decideRate(standing) === null,
    appeal,
    appealUntil: appeal ? (appealUntil(standing)?.toISOString() ?? null) : null,
  };
}
