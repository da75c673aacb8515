import type { ComplaintState, Precedence } from '@tongli/contracts/complaints';
import type { LimitState } from '@tongli/contracts/work';
import type { Tone } from '../../ui/StateTag.tsx';

export const toneOfState: Readonly<Record<ComplaintState, Tone>> = {
  lodged: 'neutral',
  acknowledged: 'progress',
  answered: 'waiting',
  closed: 'done',
};

export const toneOfLimit: Readonly<Record<LimitState, Tone>> = {
  running: 'progress',
  warned: 'limit',
  breached: 'breached',
  paused: 'waiting',
  met: 'done',
  'met-late': 'breached',
  cancelled: 'neutral',
};

/** What goes before other cases, and why. */
export const toneOfPrecedence: Readonly<Record<Exclude<Precedence, 'usual'>, Tone>> = {
  safety: 'breached',
  vulnerable: 'limit',
};
