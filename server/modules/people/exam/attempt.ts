import type { AssignmentState, AttemptEnding } from '@tongli/contracts/people';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** What decides whether somebody may try, and what follows from how it went. */
export interface Tries {
  readonly state: AssignmentState;
  readonly hasExam: boolean;
  /** Attempts that have ended. */
  readonly ended: number;
  readonly retakes: number;
}

export const triesLeft = ({ state, hasExam, ended, retakes }: Tries): number =>
  state === 'assigned' && hasExam ? Math.max(0, 1 + retakes - ended) : 0;

const over = refuse('training-ended');

export function decideStart(tries: Tries): Refusal | null {
  if (tries.state !== 'assigned') return over;
  if (!tries.hasExam) return refuse('no-exam');
  return triesLeft(tries) > 0 ? null : refuse('no-tries-left');
}

export const decideReading = ({ state }: Pick<Tries, 'state'>): Refusal | null => (state === 'assigned' ? null : over);

/** The clock is the server's: at the deadline it is over, to the millisecond. */
export const isOver = (deadlineAt: Date, now: Date): boolean => now >= deadlineAt;

/** How it ends when it ends now: what is handed in late was closed by the clock. */
export const endingOf = (deadlineAt: Date, now: Date): AttemptEnding =>
  isOver(deadlineAt, now) ? 'time-up' : 'submitted';

export interface Score {
  readonly points: number;
  readonly percent: number;
  readonly passed: boolean;
}

/** Exactly the pass mark passes. Compared in whole points, so that no rounding decides. */
export function scoreOf(awarded: readonly number[], of: number, passPercent: number): Score {
  const points = awarded.reduce((sum, one) => sum + one, 0);
  return { points, percent: (points * 100) / of, passed: points * 100 >= passPercent * of };
}

/** What becomes of the training after an attempt; null where there is another try. */
export function outcomeAfter(passed: boolean, tries: Tries): 'passed' | 'failed' | null {
  if (passed) return 'passed';
  return triesLeft(tries) > 0 ? null : 'failed';
}
