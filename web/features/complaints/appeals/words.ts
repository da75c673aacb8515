import type { Appeal } from '@tongli/contracts/complaints';
import type { Tone } from '../../../ui/StateTag.tsx';

const tones: Readonly<Record<Appeal['state'], Tone>> = {
  lodged: 'waiting',
  reviewing: 'progress',
  upheld: 'limit',
  rejected: 'done',
};

export const appealTone = ({ state, overdue }: Pick<Appeal, 'state' | 'overdue'>): Tone =>
  overdue ? 'breached' : tones[state];
