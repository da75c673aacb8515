import type { Absence } from '@tongli/contracts/work';
import type { Tone } from '../../../ui/StateTag.tsx';

export const toneOfAbsence: Readonly<Record<Absence['state'], Tone>> = {
  coming: 'waiting',
  running: 'progress',
  over: 'neutral',
  cancelled: 'neutral',
};
