import type { AgentCommand } from './agent-types.ts';
import type { Channel, Instant, Preferred } from './types.ts';

/** Exclusive; set when it is decided (for `answered` at the first connection) and never changed afterwards. */
export type Outcome = 'answered' | 'abandoned' | 'overflowed' | 'refused' | 'callback' | 'voicemail' | 'selfService';

/** What all states of a contact have. */
type Known = {
  readonly contactId: string;
  readonly channel: Channel;
  readonly queueId: string;
  readonly priority: number;
  /** Its place in every queue: the first time it was queued. */
  readonly queuedAt: Instant;
  /** Since when in this queue. */
  readonly inQueueSince: Instant;
  /** To the front, because its agent was lost. */
  readonly front: boolean;
  readonly preferred: Preferred | null;
  /** Who is not asked again before `until`. */
  readonly avoid: readonly { readonly agentId: string; readonly until: Instant }[];
  /** How often an offer was not taken. */
  readonly missedOffers: number;
  /** First connection with an agent; null: not yet. */
  readonly answeredAt: Instant | null;
};

export type ContactState =
  | (Known & { readonly state: 'queued' })
  | (Known & {
      readonly state: 'offered';
      readonly agentId: string;
      readonly slot: number;
      readonly offerUntil: Instant;
    })
  | (Known & {
      readonly state: 'connected';
      readonly agentId: string;
      readonly slot: number;
      readonly held: boolean;
      /** The agent's browser is gone: then back to the queue; null: it is there. */
      readonly reconnectUntil: Instant | null;
    })
  | (Known & {
      readonly state: 'wrapUp';
      readonly agentId: string;
      readonly slot: number;
      readonly wrapUpUntil: Instant;
    })
  | (Known & { readonly state: 'closed'; readonly outcome: Outcome; readonly closedAt: Instant });

export type QueueContact = Pick<Known, 'contactId' | 'channel' | 'queueId'> & {
  readonly priority?: number;
  readonly preferred?: Preferred;
  /** For a callback that keeps the place of the call it comes from. */
  readonly queuedAt?: Instant;
};

/** `by` is who ends it: the outcome stays `answered` whoever does. */
export type ContactCommand =
  | { readonly do: 'offer'; readonly agentId: string; readonly slot: number }
  | { readonly do: 'accept'; readonly agentId: string }
  | { readonly do: 'decline'; readonly agentId: string }
  /** The timer of the offer; too early or after the offer has ended it is refused. */
  | { readonly do: 'timeOut' }
  /** The agent's browser or process is gone. */
  | { readonly do: 'loseAgent'; readonly agentId: string }
  | { readonly do: 'returnAgent'; readonly agentId: string }
  /** The timer of the reconnection. */
  | { readonly do: 'giveUpAgent' }
  | { readonly do: 'hold'; readonly agentId: string }
  | { readonly do: 'resume'; readonly agentId: string }
  /** Cold: ends the agent's segment; to an agent: waits for that one first. */
  | { readonly do: 'transfer'; readonly agentId: string; readonly to: TransferTarget }
  /** The end of a consultation, or a leader who takes over: the other agent has it at once, in a slot reserved before. */
  | { readonly do: 'handOver'; readonly agentId: string; readonly toAgentId: string; readonly toSlot: number }
  | { readonly do: 'end'; readonly by: 'agent' | 'customer' | 'system' | 'leader' }
  | { readonly do: 'finishWrapUp'; readonly by: 'agent' | 'timer' | 'leader' }
  /** The customer leaves: before an answer `abandoned`, afterwards the end of the contact. */
  | { readonly do: 'abandon' }
  | { readonly do: 'overflow'; readonly toQueueId: string | null }
  /** A leader or administrator moves it to another queue; only while it waits. */
  | { readonly do: 'moveTo'; readonly queueId: string }
  | { readonly do: 'leave'; readonly outcome: 'refused' | 'callback' | 'voicemail' | 'selfService' }
  | { readonly do: 'prioritise'; readonly priority: number };

export type TransferTarget = { readonly queueId: string; readonly agentId?: string };

/** Why a row of the log was written. */
export type ContactCause =
  | 'arrive'
  | Exclude<ContactCommand['do'], 'end' | 'finishWrapUp'>
  | 'endedByAgent'
  | 'endedByCustomer'
  | 'endedBySystem'
  | 'endedByLeader'
  | 'wrappedByAgent'
  | 'wrappedByTimer'
  | 'wrappedByLeader';

/** A row of the contact's log; durations are differences of `at`. */
export type ContactLogRow = {
  readonly at: Instant;
  readonly state: ContactState['state'];
  readonly held: boolean;
  readonly queueId: string;
  readonly agentId: string | null;
  readonly cause: ContactCause;
  readonly outcome: Outcome | null;
};

export type ContactTimer = 'offer' | 'reconnect' | 'wrapUp';

/** What the caller does in the same transaction. */
export type ContactEffect =
  /** The agent's machine takes this command. */
  | { readonly effect: 'agent'; readonly agentId: string; readonly command: AgentCommand }
  /**
   * `at` null: the timer is off. When `wrapUp` of a contact still with this agent rings, the contact takes `finishWrapUp`; of one
   * transferred away meanwhile, the agent takes its own `finishWrapUp`.
   */
  | { readonly effect: 'timer'; readonly timer: ContactTimer; readonly agentId: string; readonly at: Instant | null }
  | { readonly effect: 'fact'; readonly fact: ContactFact }
  | {
      readonly effect: 'tellCustomer';
      readonly what: 'queued' | 'connected' | 'reconnecting' | 'transferred' | 'ended';
    };

export type ContactFact =
  | 'queued'
  | 'offered'
  | 'offerMissed'
  | 'connected'
  | 'held'
  | 'resumed'
  | 'transferred'
  | 'ended'
  | 'wrapped'
  | 'abandoned'
  | 'closed';

export type HandlingSettings = {
  /** How long an offer rings; default 20. */
  readonly offerSeconds?: number;
  /** Wrap-up ends by itself; 0: there is none. Default 120. */
  readonly wrapUpSeconds?: number;
  /** How long a customer stays with an agent whose browser is gone; default 30. */
  readonly graceSeconds?: number;
  /** Who declined an offer, or passed the contact on, is not asked again for it; default 60. */
  readonly avoidSeconds?: number;
};

export type ContactRefusalCode =
  | 'contact-closed'
  | 'contact-not-queued'
  | 'contact-not-offered'
  | 'contact-not-connected'
  | 'contact-not-in-wrap-up'
  | 'contact-not-held'
  | 'contact-already-held'
  | 'contact-not-yours'
  | 'contact-agent-present'
  | 'contact-same-agent'
  | 'contact-same-queue'
  | 'too-early';

export type RoutingRefusal<Code extends string> = { readonly refused: Code };

export type ContactDecision = {
  readonly state: ContactState;
  /** In order; several where one command passes through several states. */
  readonly log: readonly ContactLogRow[];
  readonly effects: readonly ContactEffect[];
};
