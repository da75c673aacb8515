import type { Presence, Slot, SlotState } from '@tongli/contracts/contacts';
import type { Tone } from '../../../ui/StateTag.tsx';

/** What somebody is busy with before all else: what asks for them first. */
const urgency: readonly SlotState[] = ['offered', 'talking', 'hold', 'wrapUp'];

/** The place that says what somebody is doing; null where all are idle. */
export function busiest(slots: readonly Slot[]): Slot | null {
  for (const state of urgency) {
    const [first] = slots.filter((slot) => slot.state === state).sort((a, b) => a.since.localeCompare(b.since));
    if (first) return first;
  }
  return null;
}

/** Reasons that the system gives: something went wrong, and the agent ought to notice. */
const system = new Set(['noAnswer', 'lost', 'connectionLost', 'reconnected', 'forced']);

export const isSystems = (reason: string | null): boolean => reason !== null && system.has(reason);

export function toneOf({ status, reason, slots }: Pick<Presence, 'status' | 'reason' | 'slots'>): Tone {
  if (status === 'signedOut') return 'neutral';
  if (status === 'notReady') return isSystems(reason) ? 'limit' : 'waiting';
  return busiest(slots) ? 'progress' : 'done';
}
