import type { LimitState } from '@tongli/contracts/work';

/** A limit as its decisions see it. */
export interface LimitTrack {
  readonly warnAt: Date;
  readonly dueAt: Date;
  readonly warnedAt: Date | null;
  readonly breachedAt: Date | null;
}

export interface Firing {
  readonly warns: boolean;
  readonly breaches: boolean;
  /** What the limit becomes. */
  readonly warnedAt: Date | null;
  readonly breachedAt: Date | null;
  readonly fireAt: Date | null;
}

/** What fires at `now`: each of warning and breach once; both, in this order, when nobody looked for long. */
export function decideFiring(limit: LimitTrack, now: Date): Firing {
  const warns = limit.warnedAt === null && limit.warnAt <= now;
  const breaches = limit.breachedAt === null && limit.dueAt <= now;
  const warnedAt = warns ? now : limit.warnedAt;
  const breachedAt = breaches ? now : limit.breachedAt;
  return { warns, breaches, warnedAt, breachedAt, fireAt: nextFiring(limit, warnedAt, breachedAt) };
}

function nextFiring(limit: LimitTrack, warnedAt: Date | null, breachedAt: Date | null): Date | null {
  if (warnedAt === null) return limit.warnAt;
  return breachedAt === null ? limit.dueAt : null;
}

export type Ending = 'met' | 'cancelled';
export type Outcome = 'met' | 'met-late' | 'cancelled';

/** The due instant itself is late: at it the limit is breached. */
export function outcomeOf(ending: Ending, dueAt: Date, now: Date): Outcome {
  if (ending === 'cancelled') return 'cancelled';
  return now < dueAt ? 'met' : 'met-late';
}

export function stateOf(limit: Pick<LimitTrack, 'warnedAt' | 'breachedAt'>, outcome: Outcome | null): LimitState {
  if (outcome !== null) return outcome;
  if (limit.breachedAt !== null) return 'breached';
  return limit.warnedAt === null ? 'running' : 'warned';
}
