import { type Refusal, refuse } from '../../../platform/call.ts';

/** The part of an account that sign-in decides on. */
export interface SignInState {
  readonly state: 'active' | 'closed';
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

const freeAttempts = 4;
const firstDelaySeconds = 30;
const longestDelaySeconds = 3_600;

/** From the fifth failure in a row on, each locks the account for twice as long: 30 s, 1 min … at most an hour. */
function lockAfter(failedAttempts: number, now: Date): Date | null {
  if (failedAttempts <= freeAttempts) return null;
  const seconds = Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** (failedAttempts - freeAttempts - 1));
  return new Date(now.getTime() + seconds * 1_000);
}

export type SignInDecision =
  | { outcome: 'signed-in' }
  | { outcome: 'failed'; failedAttempts: number; lockedUntil: Date | null }
  | Refusal;

/** Decides a sign-in. A closed account answers as a wrong password does, so that nobody learns which names exist. */
export function decideSignIn(state: SignInState, passwordMatches: boolean, now: Date): SignInDecision {
  if (state.lockedUntil && state.lockedUntil > now)
    return refuse('locked-out', { status: 429, params: { until: state.lockedUntil.toISOString() } });
  if (passwordMatches && state.state === 'active') return { outcome: 'signed-in' };
  const failedAttempts = state.failedAttempts + 1;
  return { outcome: 'failed', failedAttempts, lockedUntil: lockAfter(failedAttempts, now) };
}
