import type { MonthDispute, MonthState } from '@tongli/contracts/measures';
import type { Tone } from '../../../ui/StateTag.tsx';

export const stateTones: Readonly<Record<MonthState, Tone>> = {
  running: 'neutral',
  open: 'progress',
  locked: 'waiting',
  signed: 'done',
};

export const disputeTones: Readonly<Record<MonthDispute['state'], Tone>> = {
  open: 'limit',
  corrected: 'done',
  declined: 'neutral',
};

export const monthAddress = (month: string) => `/results/months/${month}`;
