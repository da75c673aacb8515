import type { Allowance } from '@tongli/contracts/kernel';
import { isRefusal, refuse } from '../../platform/call.ts';

export const forbidden = refuse('forbidden', { status: 403 });

/** What a decision would answer, as the reader of a record sees it. */
export function allowanceOf(decision: unknown): Allowance {
  return isRefusal(decision) ? { allowed: false, refusal: decision.refusal } : { allowed: true, refusal: null };
}
