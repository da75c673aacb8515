import type { Channel, Instant } from './types.ts';

/** What the person (or a leader for them, or the system for a missed offer) sets. */
export type AgentStatus = 'signedOut' | 'ready' | 'notReady';

/** What the system sets, per slot. */
export type SlotState = 'idle' | 'offered' | 'talking' | 'hold' | 'wrapUp';

export type AgentSlot = {
  /** 1 … within the agent. */
  readonly slot: number;
  readonly channel: Channel;
  readonly state: SlotState;
  readonly contactId: string | null;
  readonly since: Instant;
};

export type AgentState = {
  readonly agentId: string;
  readonly status: AgentStatus;
  /** Code of the reason while not ready. */
  readonly reason: string | null;
  readonly statusSince: Instant;
  readonly slots: readonly AgentSlot[];
  /** Since when ready without a contact in hand, or of the last such time: what `longest-idle` reads. */
  readonly idleSince: Instant;
};

/** `by`: who set it; `system` for a missed offer or a lost browser. */
export type SetBy = 'agent' | 'leader' | 'system';

export type AgentCommand =
  | { readonly do: 'ready'; readonly by: SetBy }
  /** With contacts in hand too: nothing new is offered. */
  | { readonly do: 'notReady'; readonly reason: string; readonly by: SetBy }
  /** Refused while a contact is in hand, unless the system does it. */
  | { readonly do: 'signOut'; readonly by: SetBy }
  /** Slots by channel; refused where a slot that would go is in use. */
  | { readonly do: 'setConcurrency'; readonly slots: readonly { readonly channel: Channel; readonly count: number }[] }
  | { readonly do: 'offer'; readonly contactId: string; readonly slot: number }
  /** Straight into a conversation: a hand-over, or a contact the agent starts. */
  | { readonly do: 'connect'; readonly contactId: string; readonly slot: number }
  | { readonly do: 'accept'; readonly contactId: string }
  /** The offer is over without an answer. */
  | { readonly do: 'withdraw'; readonly contactId: string; readonly because: 'declined' | 'timedOut' | 'gone' | 'lost' }
  | { readonly do: 'hold'; readonly contactId: string }
  | { readonly do: 'resume'; readonly contactId: string }
  | { readonly do: 'wrapUp'; readonly contactId: string }
  /** Frees the slot only if it is still in wrap-up: the timer of a segment whose contact has gone on to others. */
  | { readonly do: 'finishWrapUp'; readonly contactId: string }
  /** Ends whatever the slot does with this contact. */
  | { readonly do: 'free'; readonly contactId: string };

export type AgentCause = AgentCommand['do'] | 'declined' | 'timedOut' | 'gone' | 'lost';

/** A row of the agent's log. `slot` null: the status changed. */
export type AgentLogRow = {
  readonly at: Instant;
  readonly status: AgentStatus;
  readonly reason: string | null;
  readonly slot: number | null;
  readonly state: SlotState | null;
  readonly contactId: string | null;
  readonly cause: AgentCause;
  readonly by: SetBy | null;
};

export type AgentRefusalCode =
  | 'agent-signed-out'
  | 'agent-not-ready'
  | 'agent-slot-taken'
  | 'agent-no-such-slot'
  | 'agent-has-contact'
  | 'agent-contact-not-here'
  | 'agent-contact-not-offered'
  | 'agent-contact-not-talking'
  | 'agent-contact-not-held'
  | 'agent-contact-not-in-wrap-up'
  | 'agent-already-ringing'
  | 'agent-contact-already-here';

export type AgentEffect = { readonly effect: 'reroute' };

export type AgentDecision = {
  readonly state: AgentState;
  readonly log: readonly AgentLogRow[];
  /** `reroute`: who may be offered what has changed; the mirror of the router takes the agent anew. */
  readonly effects: readonly AgentEffect[];
};
