/** Milliseconds since 1970-01-01T00:00Z. Settings are in seconds, and say so. */
export type Instant = number;

/** What a slot of an agent takes. A callback takes a voice slot. */
export type Channel = 'voice' | 'chat' | 'form';

/** A level of a skill, 1 (beginner) to 9 (expert). */
export type Level = number;

export type SkillNeed = { readonly skill: string; readonly level: Level };

/** Who of several able agents is asked first. Whoever was able at an earlier opening always goes before. */
export type Selection = 'longest-idle' | 'best-level' | 'least-occupied';

/** What opens to a contact that has waited this long in its queue. Openings add up: an earlier one stays open. */
export type Opening = {
  /** Seconds in this queue; above 0. */
  readonly afterSeconds: number;
  /** Lower levels that are enough from now on; skills not named keep theirs. */
  readonly levels?: readonly SkillNeed[];
  /** The agents of this queue (at its first levels) may answer too; the contact stays in its own queue. */
  readonly alsoQueueId?: string;
};

export type QueueRules = {
  readonly queueId: string;
  /** All of them are needed; empty: whoever is signed in to the queue. */
  readonly skills: readonly SkillNeed[];
  readonly selection: Selection;
  /** Added to the priority of each of its contacts; one point is worth `ageingSeconds` of waiting. Default 0. */
  readonly priority?: number;
  /** By `afterSeconds`, rising. */
  readonly openings?: readonly Opening[];
  /** How long a contact waits for its last or preferred agent alone while that one is ready; default 0. */
  readonly preferSeconds?: number;
  /** Then the contact leaves this queue: for another queue, or (null) with the outcome `overflowed`. */
  readonly overflow?: { readonly afterSeconds: number; readonly toQueueId: string | null };
};

export type RoutingRules = {
  readonly queues: readonly QueueRules[];
  /**
   * What one point of priority is worth in waiting: a contact goes before every one that came `ageingSeconds` per point later,
   * so that nobody waits for ever. One figure for all queues, above 0; default 60.
   */
  readonly ageingSeconds?: number;
  /** Points for a contact whose agent was lost: "to the front", and still overtaken by whoever waits very long. Default 100. */
  readonly frontPriority?: number;
  /** Occupancies within one band count as equal, so that idle time decides; a share, default 0.05. */
  readonly occupancyBand?: number;
  /** How many ranked candidates a decision keeps for its explanation; default 5. */
  readonly candidatesKept?: number;
};

export type Preferred = { readonly agentId: string; readonly because: 'last' | 'preferred' | 'transfer' };

/** A contact in state `queued`. */
export type WaitingContact = {
  readonly contactId: string;
  readonly queueId: string;
  readonly channel: Channel;
  /** Its place: stays when an offer is not taken, an agent is lost or the queue changes. */
  readonly queuedAt: Instant;
  /** Since when in this queue: openings, preference and overflow count from here. Default `queuedAt`. */
  readonly inQueueSince?: Instant;
  /** Points, may be negative; default 0. */
  readonly priority?: number;
  /** Its agent was lost: `frontPriority` more points. */
  readonly front?: boolean;
  readonly preferred?: Preferred;
  /** Who declined or did not answer is not asked again before `until`. */
  readonly avoid?: readonly { readonly agentId: string; readonly until: Instant }[];
};

/** One contact at a time. `offered`: it rings; `busy`: talking, on hold or in wrap-up. */
export type RoutingSlot = {
  /** 1 … within the agent. */
  readonly slot: number;
  readonly channel: Channel;
  readonly state: 'idle' | 'offered' | 'busy';
};

/** An agent who is signed in; whoever signs out is removed. */
export type RoutingAgent = {
  readonly agentId: string;
  /** Status `ready`. */
  readonly ready: boolean;
  readonly skills: Readonly<Record<string, Level>>;
  /** The queues signed in to; null: every queue that names skills which he has. */
  readonly queues: readonly string[] | null;
  readonly slots: readonly RoutingSlot[];
  /** At most this many contacts in hand over all channels; default: as many as slots. */
  readonly most?: number;
  /** Since when ready without any contact in hand; while busy: of the last such time. Earlier goes first. */
  readonly idleSince: Instant;
  /** Share of signed-in time in hand lately, 0 to 1, as the caller measures it; only `least-occupied` reads it. Default 0. */
  readonly occupancy?: number;
};

/** The rule that made the choice. `only`: nobody else was able and free; the others: by that criterion, ties included in it. */
export type DecidingRule = 'preferred' | 'only' | 'earlier-opening' | 'level' | 'in-hand' | 'occupancy' | 'idle' | 'id';

/** Why an agent is out of the running. */
export type Exclusion =
  | 'not-in-queue'
  | 'level'
  | 'not-ready'
  | 'busy'
  | 'ringing'
  | 'avoided'
  | 'reserved-for-preferred';

/** What candidates are compared by, in this order as far as the queue's selection reads it. */
export type ScoreParts = {
  /** 0: able from the start; n: since the n-th opening. */
  readonly opening: number;
  /** Sum of the levels of the needed skills. */
  readonly level: number;
  /** Contacts in hand. */
  readonly inHand: number;
  readonly occupancy: number;
  readonly idleSeconds: number;
};

export type Candidate = {
  readonly agentId: string;
  /** 1 is asked first; null: excluded. */
  readonly rank: number | null;
  readonly score: ScoreParts | null;
  readonly excludedBy?: Exclusion;
};

export type Reason = {
  readonly rule: DecidingRule;
  readonly selection: Selection;
  /** How many openings had happened. */
  readonly openings: number;
  /** Seconds since `queuedAt`. */
  readonly waitedSeconds: number;
  /** Points with the queue's and the front's; ageing not included. */
  readonly priority: number;
  /** Able and free, all of them. */
  readonly able: number;
  /** The first `candidatesKept` by rank, and before them who would have been asked but is excluded (preferred, avoided). */
  readonly candidates: readonly Candidate[];
};

export type Offer = {
  readonly contactId: string;
  readonly agentId: string;
  readonly slot: number;
  readonly reason: Reason;
};

/**
 * `no-one-signed-in`: no agent could take it at any opening · `no-one-able`: those who could are not ready, did not take it before or come
 * in at a later opening · `all-busy`: those who may take it have something in hand, or it rings at them.
 */
export type WhyLeft =
  | 'no-such-queue'
  | 'waits-for-preferred'
  | 'no-one-signed-in'
  | 'no-one-able'
  | 'all-busy'
  | 'overflow';

export type Left = { readonly contactId: string; readonly why: WhyLeft };

/**
 * A contact whose time in its queue is up: the caller decides the command `overflow` for it and asks again, since someone may be free
 * where it is then.
 */
export type Overflow = { readonly contactId: string; readonly toQueueId: string | null };

export type Assignment = {
  /** In the order of urgency. */
  readonly offers: readonly Offer[];
  readonly overflows: readonly Overflow[];
  readonly left: readonly Left[];
  /** When time alone may change the answer (opening, end of preference or avoidance, overflow); null: never. */
  readonly nextAt: Instant | null;
};

export type Situation = {
  readonly now: Instant;
  readonly waiting: readonly WaitingContact[];
  readonly agents: readonly RoutingAgent[];
  readonly rules: RoutingRules;
};

/**
 * A mirror that is kept up to date and answers as `assign` would on the same contacts and agents, in a time that hardly grows with
 * their numbers.
 */
export type Router = {
  /** Adds a contact, or replaces the one with its id. */
  putContact(contact: WaitingContact): void;
  /** Answered, gone or taken elsewhere. Unknown ids are ignored. */
  removeContact(contactId: string): void;
  /** Adds an agent, or replaces the one with its id: any change of status, skills, queues, slots. */
  putAgent(agent: RoutingAgent): void;
  removeAgent(agentId: string): void;
  /** Queues may come, go and change. */
  setRules(rules: RoutingRules): void;
  /**
   * What to do now. Offered contacts have left the mirror and their slots are `offered` in it; overflowed contacts have left it too.
   * A caller whose commit fails puts contact and agent back as they are.
   */
  next(now: Instant): Omit<Assignment, 'left'>;
  /** The contact's reason for still waiting, asked after `next(now)`; null: it does not wait here. */
  whyLeft(contactId: string, now: Instant): WhyLeft | null;
  /** From 1 within its queue, by urgency; null: not waiting here. */
  position(contactId: string): number | null;
  readonly waiting: number;
  readonly agents: number;
};
