import type { OwnTargets, QueueTargets } from '@tongli/contracts/contacts';
import { type Refusal, refuse } from '../../../platform/call.ts';
import type { QueueRow } from '../store.ts';

/** What a queue is held to: its own, where it has one, else the house's. */
export const targetsOf = (house: QueueTargets, { targets }: Pick<QueueRow, 'targets'>): QueueTargets =>
  Object.assign({}, house, targets as OwnTargets);

/** What is bad cannot be better than what is wanted. `own` may leave out what is the house's. */
export function crossedTargets(house: QueueTargets, own: OwnTargets, at: string): Refusal | null {
  const all = Object.assign({}, house, own);
  const crossed =
    all.poorLevelPercent > all.levelPercent
      ? 'poorLevelPercent'
      : all.poorAbandonedPercent < all.abandonedPercent
        ? 'poorAbandonedPercent'
        : all.poorWaitSeconds < all.waitSeconds
          ? 'poorWaitSeconds'
          : null;
  return crossed && refuse('targets-crossed', { status: 422, field: `${at}.${crossed}` });
}
