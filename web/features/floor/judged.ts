import type { QueueTargets } from '@tongli/contracts/contacts';
import type { Tone } from '../../ui/StateTag.tsx';

export type Judged = Extract<Tone, 'done' | 'limit' | 'breached'>;

/** `value` is wanted up to `most`, and bad beyond `poor`. */
const judge = (value: number, most: number, poor: number): Judged =>
  value <= most ? 'done' : value <= poor ? 'limit' : 'breached';

export const judgeLevel = (share: number | null, { levelPercent, poorLevelPercent }: QueueTargets): Judged | null =>
  share === null ? null : judge(-share * 100, -levelPercent, -poorLevelPercent);

export const judgeAbandoned = (share: number | null, targets: QueueTargets): Judged | null =>
  share === null ? null : judge(share * 100, targets.abandonedPercent, targets.poorAbandonedPercent);

/** Nobody waits: well. */
export const judgeWait = (seconds: number | null, { waitSeconds, poorWaitSeconds }: QueueTargets): Judged =>
  seconds === null ? 'done' : judge(seconds, waitSeconds, poorWaitSeconds);
