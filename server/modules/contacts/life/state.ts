import type { AgentState, Channel, ContactState } from '@tongli/routing';
import type { LiveRow, PresenceRow, SlotRow } from '../store.ts';

/** What takes a contact of this channel: a form is answered in writing, a callback is a call. */
export const kindOf = (channel: string): 'voice' | 'chat' =>
  channel === 'voice' || channel === 'callback' ? 'voice' : 'chat';

type Avoided = readonly { readonly agentId: string; readonly until: number }[];

const millis = (at: Date | null): number | null => at?.getTime() ?? null;

/** The row as the engine decides on it. */
export function contactOf(row: LiveRow): ContactState {
  const known = {
    contactId: row.contact_id,
    channel: kindOf(row.channel) as Channel,
    queueId: row.queue_id,
    priority: row.priority,
    queuedAt: row.queued_at.getTime(),
    inQueueSince: row.in_queue_since.getTime(),
    front: row.front,
    preferred: preferredOf(row),
    avoid: row.avoid as Avoided,
    missedOffers: row.missed_offers,
    answeredAt: millis(row.answered_at),
  };
  const [agentId, slot, until] = [row.agent_id ?? '', row.slot ?? 0, millis(row.until)];
  switch (row.state) {
    case 'offered':
      return { ...known, state: 'offered', agentId, slot, offerUntil: until ?? 0 };
    case 'connected':
      return { ...known, state: 'connected', agentId, slot, held: row.held, reconnectUntil: until };
    case 'wrapUp':
      return { ...known, state: 'wrapUp', agentId, slot, wrapUpUntil: until ?? 0 };
    default:
      return { ...known, state: 'queued' };
  }
}

function preferredOf({ preferred_agent_id: agentId, preferred_because: because }: LiveRow) {
  return agentId === null ? null : { agentId, because: because as 'last' | 'preferred' | 'transfer' };
}

function untilOf(state: ContactState): number | null {
  if (state.state === 'offered') return state.offerUntil;
  if (state.state === 'wrapUp') return state.wrapUpUntil;
  return state.state === 'connected' ? state.reconnectUntil : null;
}

const instantOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What the engine decided, as the row keeps it. A closed contact has no row. */
export function columnsOf(state: Exclude<ContactState, { state: 'closed' }>) {
  return {
    state: state.state,
    held: state.state === 'connected' && state.held,
    queue_id: state.queueId,
    priority: state.priority,
    queued_at: new Date(state.queuedAt),
    in_queue_since: new Date(state.inQueueSince),
    front: state.front,
    preferred_agent_id: state.preferred?.agentId ?? null,
    preferred_because: state.preferred?.because ?? null,
    avoid: state.avoid,
    missed_offers: state.missedOffers,
    answered_at: instantOf(state.answeredAt),
    agent_id: 'agentId' in state ? state.agentId : null,
    slot: 'slot' in state ? state.slot : null,
    until: instantOf(untilOf(state)),
  };
}

/** An agent with their places, as the engine decides on them. */
export function agentOf(presence: PresenceRow, slots: readonly SlotRow[]): AgentState {
  return {
    agentId: presence.agent_id,
    status: presence.status as AgentState['status'],
    reason: presence.reason,
    statusSince: presence.since.getTime(),
    idleSince: presence.idle_since.getTime(),
    slots: slots.map((slot) => ({
      slot: slot.number,
      channel: slot.kind as Channel,
      state: slot.state as AgentState['slots'][number]['state'],
      contactId: slot.contact_id,
      since: slot.since.getTime(),
    })),
  };
}
