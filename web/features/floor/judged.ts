import type { Tone } from '../../ui/StateTag.tsx';

/** Four of five within the queue's time is what centres usually promise. */
const promised = 0.8;
const poor = 0.6;
/** As many times the wanted time is too long. */
const tooLong = 3;
const abandonedMost = 0.05;
const abandonedPoor = 0.1;

export type Judged = Extract<Tone, 'done' | 'limit' | 'breached'>;

export const judgeLevel = (share: number | null): Judged | null =>
  share === null ? null : share >= promised ? 'done' : share >= poor ? 'limit' : 'breached';

export const judgeAbandoned = (share: number | null): Judged | null =>
  share === null ? null : share <= abandonedMost ? 'done' : share <= abandonedPoor ? 'limit' : 'breached';

/** Nobody waits: well. */
export const judgeWait = (seconds: number | null, withinSeconds: number | null): Judged | null =>
  withinSeconds === null
    ? null
    : seconds === null || seconds <= withinSeconds
      ? 'done'
      : seconds <= withinSeconds * tooLong
        ? 'limit'
        : 'breached';
