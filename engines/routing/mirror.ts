import type { AgentState } from './agent-types.ts';
import type { ContactState, HandlingSettings, RoutingRefusal } from './contact-types.ts';
import type { RoutingAgent, WaitingContact } from './types.ts';

export const HANDLING_DEFAULTS = {
  offerSeconds: 20,
  wrapUpSeconds: 120,
  graceSeconds: 30,
  avoidSeconds: 60,
} as const satisfies Required<HandlingSettings>;

export function isRefused<Decision extends object, Code extends string>(
  answer: Decision | RoutingRefusal<Code>,
): answer is RoutingRefusal<Code> {
  return 'refused' in answer;
}

/** What the router must know of a contact; null: it does not wait. */
export function contactForRouting(contact: ContactState): WaitingContact | null {
  if (contact.state !== 'queued') return null;
  const { contactId, queueId, channel, queuedAt, inQueueSince, priority, front, preferred, avoid } = contact;
  return {
    contactId,
    queueId,
    channel,
    queuedAt,
    inQueueSince,
    priority,
    front,
    avoid,
    ...(preferred ? { preferred } : {}),
  };
}

type Known = Pick<RoutingAgent, 'skills' | 'queues' | 'most' | 'occupancy'>;

/** What the router must know of an agent; null: signed out. */
export function agentForRouting(agent: AgentState, known: Known): RoutingAgent | null {
  if (agent.status === 'signedOut') return null;
  const { agentId, status, idleSince } = agent;
  const slots = agent.slots.map(({ slot, channel, state }) => ({
    slot,
    channel,
    state: state === 'idle' || state === 'offered' ? state : ('busy' as const),
  }));
  return { ...known, agentId, ready: status === 'ready', slots, idleSince };
}
