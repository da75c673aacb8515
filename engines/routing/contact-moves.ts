import type { AgentCommand } from './agent-types.ts';
import type {
  ContactCause,
  ContactCommand,
  ContactDecision,
  ContactEffect,
  ContactFact,
  ContactRefusalCode,
  ContactState,
  ContactTimer,
  HandlingSettings,
  Outcome,
  RoutingRefusal,
} from './contact-types.ts';
import type { Instant } from './types.ts';

export type Refused = RoutingRefusal<ContactRefusalCode>;
export type Answer = ContactDecision | Refused;
export type In<Name extends ContactState['state']> = Extract<ContactState, { state: Name }>;
export type Of<Name extends ContactCommand['do']> = Extract<ContactCommand, { do: Name }>;
export type Context = { readonly now: Instant; readonly settings: Required<HandlingSettings> };

export const refused = (code: ContactRefusalCode): Refused => ({ refused: code });

/** Back in the queue, not to be offered to this agent for so long. */
export function queuedAgain(
  contact: In<'offered'> | In<'connected'>,
  avoided: string,
  now: Instant,
  seconds: number,
): In<'queued'> {
  const { contactId, channel, queueId, priority, queuedAt, inQueueSince, front, preferred, missedOffers, answeredAt } =
    contact;
  const others = contact.avoid.filter(({ agentId, until }) => agentId !== avoided && until > now);
  const avoid = seconds > 0 ? [...others, { agentId: avoided, until: now + seconds * 1000 }] : others;
  return {
    ...{ state: 'queued', contactId, channel, queueId, priority, queuedAt, inQueueSince, front, avoid },
    ...{ preferred: preferred?.agentId === avoided ? null : preferred, missedOffers, answeredAt },
  };
}

/** Whoever spoke with an agent once was answered, whatever came after. */
export function close(
  contact: Exclude<ContactState, { state: 'closed' | 'connected' }> | Omit<In<'connected'>, 'held' | 'reconnectUntil'>,
  outcome: Outcome,
  cause: ContactCause,
  now: Instant,
  effects: readonly ContactEffect[],
): ContactDecision {
  const {
    contactId,
    channel,
    queueId,
    priority,
    queuedAt,
    inQueueSince,
    front,
    preferred,
    avoid,
    missedOffers,
    answeredAt,
  } = contact;
  const state: ContactState = {
    ...{ state: 'closed', contactId, channel, queueId, priority, queuedAt, inQueueSince, front, preferred, avoid },
    ...{ missedOffers, answeredAt, outcome: answeredAt === null ? outcome : 'answered', closedAt: now },
  };
  return moved(state, cause, now, [...effects, fact('closed')]);
}

export const fact = (name: ContactFact): ContactEffect => ({ effect: 'fact', fact: name });
export const tell = (what: Extract<ContactEffect, { effect: 'tellCustomer' }>['what']): ContactEffect => ({
  effect: 'tellCustomer',
  what,
});
export const toAgent = (agentId: string, command: AgentCommand): ContactEffect => ({
  effect: 'agent',
  agentId,
  command,
});
export const timer = (name: ContactTimer, agentId: string, at: Instant | null): ContactEffect => ({
  effect: 'timer',
  timer: name,
  agentId,
  at,
});

export function moved(
  state: ContactState,
  cause: ContactCause,
  now: Instant,
  effects: readonly ContactEffect[],
): ContactDecision {
  const row = {
    at: now,
    state: state.state,
    held: state.state === 'connected' && state.held,
    queueId: state.queueId,
    agentId: 'agentId' in state ? state.agentId : null,
    cause,
    outcome: state.state === 'closed' ? state.outcome : null,
  };
  return { state, log: [row], effects };
}
