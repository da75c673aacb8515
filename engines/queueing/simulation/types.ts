/** What a time is drawn from. A plain number is the mean of an exponential distribution. */
export type Distribution =
  | { readonly distribution: 'exponential'; readonly mean: number }
  | { readonly distribution: 'lognormal'; readonly mean: number; readonly deviation: number }
  /** Observed values, equally likely or by weight. */
  | { readonly distribution: 'empirical'; readonly values: readonly number[]; readonly weights?: readonly number[] };

/** One kind of contact: calls of one line, chats of one channel. Times in seconds. */
export type ContactType = {
  readonly name: string;
  /** Expected contacts in each interval of the day, a Poisson stream with that rate; a number is the same all day. */
  readonly contacts: number | readonly number[];
  readonly handleSeconds: number | Distribution;
  /** Without it nobody gives up. */
  readonly patienceSeconds?: number | Distribution;
  /** The threshold T of the service level; default 20. */
  readonly answerSeconds?: number;
};

/** What the agents of a group can take. */
export type Skill = {
  readonly type: string;
  /** 1 to 10, 10 the best; which agents a contact prefers under `best-level`. Default 5. */
  readonly level?: number;
  /** 1 is taken first; which contacts a free agent prefers under `priority`. Default 1. */
  readonly priority?: number;
  /** The group takes the type only once a contact has waited this long (overflow). Default 0. */
  readonly afterSeconds?: number;
  /** Contacts of the type that one agent handles at once (chat). Default 1. */
  readonly atOnce?: number;
  /** Each further contact at once makes handling last this share longer: 1 + share · (contacts − 1). Default 0. */
  readonly slowdownEach?: number;
  /** Handling lasts this many times what the type says. Default 1. */
  readonly handleFactor?: number;
};

export type ContactRule = 'longest-wait' | 'priority' | 'longest-queue';
export type AgentRule = 'longest-idle' | 'best-level';

export type Group = {
  readonly name: string;
  /** Agents in each interval of the day; a number is the same all day. */
  readonly agents: number | readonly number[];
  /** Which contact a free agent takes; default longest-wait. */
  readonly takes?: ContactRule;
  readonly skills: readonly Skill[];
};

export type System = {
  readonly intervalSeconds: number;
  /** True: one day runs into the next, and a first day that is not counted fills the system. False: every day begins empty. */
  readonly aroundTheClock?: boolean;
  /** Which free agent a contact takes; default longest-idle. */
  readonly agentSelection?: AgentRule;
  /** Of the intervals, above 0 and below 1; default 0.95. */
  readonly confidence?: number;
  readonly types: readonly ContactType[];
  readonly groups: readonly Group[];
};

/** A measure with its interval over days; null where nothing was there to measure, or one day to tell its spread by. */
export type Estimate = {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly standardError: number | null;
};

/** As `Measures` of `staffing`, measured. */
export type SimulatedMeasures = {
  readonly serviceLevel: Estimate;
  readonly serviceLevelAnswered: Estimate;
  readonly asaSeconds: Estimate;
  readonly waitAllSeconds: Estimate;
  /** Of the groups that can take the type. */
  readonly occupancy: Estimate;
  readonly waitProbability: Estimate;
  readonly abandonment: Estimate;
  readonly queueLength: Estimate;
};

/** offered = answered + abandoned + waiting, over all days that count. */
export type Counts = {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Still waiting when the simulation ended. */
  readonly waiting: number;
};

export type TypeResult = Counts &
  SimulatedMeasures & { readonly name: string; readonly stable: boolean; readonly offeredErlangs: number };

export type GroupResult = {
  readonly name: string;
  /** Mean number present. */
  readonly agents: number;
  readonly answered: number;
  /** What it answered, and the share of its handling that went into each type. */
  readonly byType: readonly { readonly type: string; readonly answered: number; readonly handlingShare: Estimate }[];
  readonly occupancy: Estimate;
  /** Contacts in the hands of a busy agent, more than 1 only where several are handled at once. */
  readonly contactsAtOnce: Estimate;
  /** Of the contacts that the group answered. */
  readonly serviceLevelAnswered: Estimate;
  readonly asaSeconds: Estimate;
  readonly waitProbability: Estimate;
};

export type Simulation = {
  readonly stable: boolean;
  /** Days that were counted: fewer than asked where a queue grew beyond all bounds. */
  readonly days: number;
  readonly confidence: number;
  readonly overall: Counts & SimulatedMeasures;
  readonly types: readonly TypeResult[];
  readonly groups: readonly GroupResult[];
};
