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

/** Seconds from now for someone who stays. `likely`: nine of ten are answered by then. */
export type WaitEstimate = { readonly mean: number; readonly likely: number };

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
  return { mean, likely: mean === 0 ? 0 : upperDecile(mean, variance) };
}

/** Of a gamma distribution with these moments, by Wilson and Hilferty (1931). */
function upperDecile(mean: number, variance: number): number {
  const ninth = variance / mean ** 2 / 9;
  return mean * (1 - ninth + 1.2815515655446004 * Math.sqrt(ninth)) ** 3;
}
