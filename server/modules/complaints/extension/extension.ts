import type { ComplaintSettings } from '@tongli/contracts/requests';
import { type Refusal, refuse } from '../../../platform/call.ts';

export type Allowed = Pick<ComplaintSettings, 'extendAtMostDays' | 'extendAtMostTimes'>;

export interface Asked {
  readonly days: number;
  /** Granted since the case was last taken up. */
  readonly granted: number;
  readonly waiting: boolean;
}

/** Within what the process of the case allows, and one question at a time. */
export function decideAsk(allowed: Allowed | null, { days, granted, waiting }: Asked): Refusal | null {
  if (!allowed || allowed.extendAtMostDays === 0 || allowed.extendAtMostTimes === 0)
    return refuse('extension-not-allowed');
  if (waiting) return refuse('extension-waiting');
  const times = allowed.extendAtMostTimes;
  if (granted >= times) return refuse('extensions-used-up', { params: { times } });
  if (days <= allowed.extendAtMostDays) return null;
  return refuse('extension-too-long', { status: 422, field: 'body.days', params: { days: allowed.extendAtMostDays } });
}
