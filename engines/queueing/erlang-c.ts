import { inverseBlocking, nextInverse } from './erlang-b.ts';
import { fewestForOccupancy, offeredErlangs } from './load.ts';
import type { Load, Measures, Targets } from './types.ts';

/**
 * Erlang C (M/M/n, nobody gives up). With a erlangs on n agents, ρ = a/n < 1 and B of Erlang B:
 * P(wait) = 1 / (1 + (1 − ρ)(1/B − 1)); SL = 1 − P(wait)·e^(−(n−a)T/h); ASA = P(wait)·h / (n − a). A. K. Erlang, 1917.
 * ρ ≥ 1 is a result: `stable: false`.
 */
export function erlangC(load: Load, agents: number, answerSeconds: number): Measures {
  const offered = offeredErlangs(load);
  if (offered >= agents) return unstable;
  return measuresAt(load, offered, agents, answerSeconds, inverseBlocking(offered, agents));
}

function measuresAt(load: Load, offered: number, agents: number, answerSeconds: number, inverse: number): Measures {
  const waitProbability = waitShare(offered, agents, inverse);
  const asaSeconds = (waitProbability * load.handleSeconds) / (agents - offered);
  const serviceLevel = answeredShare(load, offered, agents, answerSeconds, waitProbability);
  return {
    stable: true,
    serviceLevel,
    serviceLevelAnswered: serviceLevel,
    abandonedWithin: 0,
    asaSeconds,
    waitAllSeconds: asaSeconds,
    occupancy: offered / agents,
    waitProbability,
    abandonment: 0,
    queueLength: (load.contacts / load.intervalSeconds) * asaSeconds,
  };
}

const unstable: Measures = {
  stable: false,
  serviceLevel: 0,
  serviceLevelAnswered: 0,
  abandonedWithin: 0,
  asaSeconds: Number.POSITIVE_INFINITY,
  waitAllSeconds: Number.POSITIVE_INFINITY,
  occupancy: 1,
  waitProbability: 1,
  abandonment: 0,
  queueLength: Number.POSITIVE_INFINITY,
};

/**
 * The fewest agents that meet the targets, and their measures. It walks up from a erlangs: one step is one
 * multiplication, and the targets of practice lie within a few √a.
 */
export function requiredErlangC(
  load: Load,
  answerSeconds: number,
  targets: Targets,
): { agents: number; measures: Measures } {
  const offered = offeredErlangs(load);
  const least = Math.max(Math.floor(offered) + 1, fewestForOccupancy(offered, targets.maxOccupancy));
  let agents = least;
  let inverse = inverseBlocking(offered, agents);
  while (!meets(load, offered, agents, answerSeconds, inverse, targets)) {
    agents++;
    inverse = nextInverse(inverse, offered, agents);
  }
  return { agents, measures: measuresAt(load, offered, agents, answerSeconds, inverse) };
}

function meets(
  load: Load,
  offered: number,
  agents: number,
  answerSeconds: number,
  inverse: number,
  { serviceLevel, asaSeconds }: Targets,
): boolean {
  const wait = waitShare(offered, agents, inverse);
  if (asaSeconds !== undefined && wait * load.handleSeconds > asaSeconds * (agents - offered)) return false;
  if (serviceLevel === undefined) return true;
  return answeredShare(load, offered, agents, answerSeconds, wait) >= serviceLevel;
}

function waitShare(offered: number, agents: number, inverse: number): number {
  return 1 / (1 + (1 - offered / agents) * (inverse - 1));
}

function answeredShare(load: Load, offered: number, agents: number, answerSeconds: number, wait: number): number {
  return 1 - wait * Math.exp((-(agents - offered) * answerSeconds) / load.handleSeconds);
}
