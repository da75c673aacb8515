import type { ComplaintState } from '@tongli/contracts/complaints';
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
  met: 'done',
  'met-late': 'breached',
  cancelled: 'neutral',
};
