export type WaitProblem = {
  /** From 1: whoever stands first waits for one agent to become free. */
  readonly position: number;
  /** Agents signed in who can take this queue's contacts, all busy; a fraction where they serve other queues as well. */
  readonly agents: number;
  /** Mean handling time with wrap-up. */
  readonly handleSeconds: number;
  /** Mean patience of those ahead, who may leave; without it nobody does. */
  readonly patienceSeconds?: number;
};

/** Seconds from now for someone who stays. One of ten is answered before `early`, nine of ten by `likely`. */
export type WaitEstimate = { readonly early: number; readonly mean: number; readonly likely: number };

/**
 * The time until `position` agents' ends or departures ahead: stages with rates n/h + j/p, j customers ahead still waiting
 * (Whitt 1999; exact for exponential times). Null: nobody is there to answer.
 */
export function estimateWait({ position, agents, handleSeconds, patienceSeconds }: WaitProblem): WaitEstimate | null {
  if (!(agents > 0)) return null;
  let mean = 0;
  let variance = 0;
  for (let ahead = 0; ahead < position; ahead++) {
    const rate = agents / handleSeconds + (patienceSeconds === undefined ? 0 : ahead / patienceSeconds);
    mean += 1 / rate;
    variance += 1 / rate ** 2;
  }
  if (mean === 0) return { early: 0, mean, likely: 0 };
  const shape = mean ** 2 / variance;
  return { early: mean * gammaQuantile(shape, -decile), mean, likely: mean * gammaQuantile(shape, decile) };
}

/** What is known of waits in a queue. */
export type Waits = {
  /** All that was waited, by those who were answered, who left, and who went another way. */
  readonly waitedSeconds: number;
  /** Those of them who left. */
  readonly abandons: number;
};

/** Mean patience, and the interval in which it lies with 95 %. */
export type Patience = { readonly seconds: number; readonly lower: number; readonly upper: number };

/** Fewer say too little: the interval would reach from less than 0.7 to more than 1.5 times the mean. */
export const FEWEST_ABANDONS = 30;

/**
 * Exponential patience from waits that ended before it did (censored): time waited over abandons, the likeliest value; 2T/p is distributed
 * as chi-square of 2·abandons degrees (B. Epstein and M. Sobel 1953). Null: too few left to tell.
 */
export function learnPatience({ waitedSeconds, abandons }: Waits): Patience | null {
  if (abandons < FEWEST_ABANDONS || !(waitedSeconds > 0)) return null;
  const seconds = waitedSeconds / abandons;
  return {
    seconds,
    lower: seconds / gammaQuantile(abandons, twoSided),
    upper: seconds / gammaQuantile(abandons, -twoSided),
  };
}

/** From when to when somebody is answered with 80 %, as far as the patience of those ahead is known; they stay where it is not. */
export function waitRange(
  problem: Omit<WaitProblem, 'patienceSeconds'>,
  patience: Patience | null,
): { readonly fromSeconds: number; readonly toSeconds: number } | null {
  const at = (seconds: number | undefined) =>
    estimateWait({ ...problem, ...(seconds === undefined ? {} : { patienceSeconds: seconds }) });
  const [soonest, latest] = [at(patience?.lower), at(patience?.upper)];
  return soonest && latest && { fromSeconds: soonest.early, toSeconds: latest.likely };
}

/** Of the standard normal distribution. */
const decile = 1.2815515655446004;
const twoSided = 1.959963984540054;

/** As a share of the mean, at a point of the standard normal distribution: E. Wilson and M. Hilferty (1931). */
function gammaQuantile(shape: number, point: number): number {
  const ninth = 1 / shape / 9;
  return Math.max(0, 1 - ninth + point * Math.sqrt(ninth)) ** 3;
}
