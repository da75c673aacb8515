export type Model = 'erlang-c' | 'erlang-a';

/** What arrives in one interval. Shares are from 0 to 1, times in seconds. */
export type Load = {
  /** 0 or more; the mean of a Poisson stream. */
  readonly contacts: number;
  readonly intervalSeconds: number;
  /** Mean handling time, exponential. */
  readonly handleSeconds: number;
  /** Mean patience, exponential: then Erlang A. Without it nobody gives up: Erlang C. */
  readonly patienceSeconds?: number;
};

/** What the agents must achieve; all that are given hold at once. */
export type Targets = {
  /** Share of offered contacts answered within `answerSeconds`, abandons negative. */
  readonly serviceLevel?: number;
  /** Mean wait of answered contacts, at most. */
  readonly asaSeconds?: number;
  readonly maxOccupancy?: number;
  readonly maxAbandonment?: number;
};

export type StaffingProblem = Load & {
  /** The threshold T of the service level. */
  readonly answerSeconds: number;
  readonly targets: Targets;
  /** Share of paid time in which agents are not available; default 0. */
  readonly shrinkage?: number;
  /** Measures at exactly this many instead of the fewest that meet the targets. */
  readonly agents?: number;
};

/** The steady state at a number of agents. */
export type Measures = {
  /** False: the queue of Erlang C grows without end. Then waits are infinite and the service level is 0. */
  readonly stable: boolean;
  /** Answered within T / offered: abandons count as not answered. */
  readonly serviceLevel: number;
  /** Answered within T / answered. */
  readonly serviceLevelAnswered: number;
  /** Abandoned within T / offered. */
  readonly abandonedWithin: number;
  /** Mean wait of answered contacts. */
  readonly asaSeconds: number;
  /** Mean wait of all contacts, answered or not. */
  readonly waitAllSeconds: number;
  readonly occupancy: number;
  readonly waitProbability: number;
  readonly abandonment: number;
  /** Mean number waiting. */
  readonly queueLength: number;
};

export type Staffing = Measures & {
  readonly model: Model;
  readonly agents: number;
  readonly offeredErlangs: number;
  /** agents / (1 − shrinkage), rounded up. */
  readonly rostered: number;
};
