import type { ImpatientLoad } from './erlang-a.ts';
import { offeredErlangs } from './load.ts';

export type Guess = {
  readonly agents: number /** Agents per unit of the logit of the service level. */;
  readonly reach: number;
};

/**
 * About how many agents reach a service level, to start the search from: the waits of Erlang A where g is taken as its parabola,
 * so that every integral is Mills' ratio, and below n the normal limit of Erlang B (O. Garnett, A. Mandelbaum and M. Reiman, M&SOM 4(3),
 * 2002). Mostly within one agent of the answer; the search does not rely on it.
 */
export function guessAgents(load: ImpatientLoad, answerSeconds: number, serviceLevel: number): Guess {
  const offered = offeredErlangs(load);
  const root = Math.sqrt(offered);
  const wanted = logit(serviceLevel);
  // What the fluid lets through in time, and a margin for chance: square-root staffing.
  let before = offered * Math.exp(-answerSeconds / load.patienceSeconds) + wanted * root;
  const fallback = { agents: before, reach: 0.8 * root };
  let away = logit(roughServiceLevel(load, before, answerSeconds)) - wanted;
  let agents = before - away * fallback.reach;
  let reach = fallback.reach;
  for (let step = 0; step < 4; step++) {
    const found = logit(roughServiceLevel(load, agents, answerSeconds)) - wanted;
    if (!Number.isFinite(found)) return fallback;
    const slope = (found - away) / (agents - before);
    if (slope > 0) reach = 1 / slope;
    before = agents;
    away = found;
    agents -= found * reach;
    if (!(Math.abs(agents - before) > 0.05)) break;
  }
  return Number.isFinite(agents) && agents < 2 * offered + 100 ? { agents, reach } : fallback;
}

function roughServiceLevel(load: ImpatientLoad, agents: number, answerSeconds: number): number {
  const arrival = load.contacts / load.intervalSeconds;
  const loss = 1 / load.patienceSeconds;
  const offered = arrival * load.handleSeconds;
  const drain = agents / load.handleSeconds;
  const spread = Math.sqrt(arrival * curvature(loss, answerSeconds));
  const slack = (drain - arrival) / spread;
  const kept = (drain + loss - arrival) / spread;
  const threshold = spread * answerSeconds;
  const scale = drain / spread;
  const below = Math.sqrt(agents) * millsRatio((offered - agents) / Math.sqrt(offered));
  const beyond = Math.exp(-threshold * (kept + threshold / 2)) * millsRatio(kept + threshold);
  return (below + scale * (millsRatio(kept) - beyond)) / (below + scale * millsRatio(slack));
}

/** Of the parabola that meets g at 0 and at T: 2(θT − 1 + e^(−θT)) / (θT²), which is θ for short thresholds. */
function curvature(loss: number, answerSeconds: number): number {
  const share = loss * answerSeconds;
  return share < 1e-4 ? loss : (2 * loss * (share + Math.expm1(-share))) / (share * share);
}

/** (1 − Φ(x)) / φ(x) to about four digits; the polynomial is 26.2.17 of M. Abramowitz and I. Stegun. */
function millsRatio(x: number): number {
  if (x < 0) return Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2) - millsRatio(-x);
  if (x > 4) return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / x))));
  const k = 1 / (1 + 0.2316419 * x);
  return k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
}

export function logit(share: number): number {
  return Math.log(share / (1 - share));
}
