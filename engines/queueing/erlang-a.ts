import { inverseBlocking } from './erlang-b.ts';
import { offeredErlangs } from './load.ts';
import type { Load, Measures } from './types.ts';
import { integrateWaiting } from './waiting.ts';

export type ImpatientLoad = Load & { readonly patienceSeconds: number };

/**
 * Erlang A (M/M/n+M, exponential patience), the steady state of its birth–death chain, always stable. C. Palm, 1946.
 * States below n weigh 1/B − 1 against the integrals of `integrateWaiting`, all on the scale of the latter.
 */
export function erlangA(load: ImpatientLoad, agents: number, answerSeconds: number): Measures {
  const arrival = load.contacts / load.intervalSeconds;
  if (agents === 0) return nobodyThere(load, answerSeconds);
  const drain = agents / load.handleSeconds;
  const waiting = integrateWaiting({ arrival, drain, loss: 1 / load.patienceSeconds }, answerSeconds);
  const offered = offeredErlangs(load);
  // 1/B(n) − 1 = (n/a)·1/B(n − 1), which does not cancel.
  const below = (agents / offered) * inverseBlocking(offered, agents - 1) * Math.exp(-waiting.peak);
  const waitProbability = 1 / (1 + below / waiting.all);
  const scale = waitProbability / waiting.all;
  const atOnce = 1 / (1 + waiting.all / below);
  const abandonment = scale * waiting.lost;
  const answered = 1 - abandonment;
  const serviceLevel = atOnce + scale * waiting.inTime;
  const waitAllSeconds = abandonment * load.patienceSeconds;
  return {
    stable: true,
    serviceLevel,
    serviceLevelAnswered: serviceLevel / answered,
    abandonedWithin: scale * waiting.lostInTime,
    asaSeconds: (scale * waiting.answeredWait) / answered,
    waitAllSeconds,
    occupancy: (offered * answered) / agents,
    waitProbability,
    abandonment,
    queueLength: arrival * waitAllSeconds,
  };
}

function nobodyThere(load: ImpatientLoad, answerSeconds: number): Measures {
  return {
    stable: true,
    serviceLevel: 0,
    serviceLevelAnswered: 0,
    abandonedWithin: -Math.expm1(-answerSeconds / load.patienceSeconds),
    asaSeconds: Number.POSITIVE_INFINITY,
    waitAllSeconds: load.patienceSeconds,
    occupancy: 1,
    waitProbability: 1,
    abandonment: 1,
    queueLength: (load.contacts / load.intervalSeconds) * load.patienceSeconds,
  };
}
