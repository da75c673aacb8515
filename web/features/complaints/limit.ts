import type { Limit, LimitState } from '@tongli/contracts/work';

/** How a limit stands at this moment: a page left open must not show a limit as running after it has passed. */
export function stateNow({ state, warnAt, dueAt }: Limit, now: number): LimitState {
  if (state !== 'running' && state !== 'warned') return state;
  if (now > Date.parse(dueAt)) return 'breached';
  return now >= Date.parse(warnAt) ? 'warned' : state;
}
