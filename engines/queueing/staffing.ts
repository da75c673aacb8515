import { requireProblem } from './bounds.ts';
import { erlangA, type ImpatientLoad } from './erlang-a.ts';
import { erlangC, requiredErlangC } from './erlang-c.ts';
import { offeredErlangs, rosteredAgents } from './load.ts';
import { requiredErlangA } from './required.ts';
import type { Load, Measures, Model, Staffing, StaffingProblem } from './types.ts';

/**
 * How many agents an interval needs, or what a given number achieves. Erlang A where a patience is given, else Erlang C.
 * An overloaded Erlang C is a result (`stable: false`); values out of bounds throw a RangeError that names value and bound.
 */
export function staffing(problem: StaffingProblem): Staffing {
  requireProblem(problem);
  const model: Model = problem.patienceSeconds === undefined ? 'erlang-c' : 'erlang-a';
  const { agents, measures } = problem.contacts === 0 ? empty(problem) : solve(problem);
  return {
    model,
    ...measures,
    agents,
    offeredErlangs: offeredErlangs(problem),
    rostered: rosteredAgents(agents, problem.shrinkage ?? 0),
  };
}

type Solution = { agents: number; measures: Measures };

function solve(problem: StaffingProblem): Solution {
  const { agents, answerSeconds, targets } = problem;
  if (isImpatient(problem)) {
    if (agents === undefined) return requiredErlangA(problem, answerSeconds, targets);
    return { agents, measures: erlangA(problem, agents, answerSeconds) };
  }
  if (agents === undefined) return requiredErlangC(problem, answerSeconds, targets);
  return { agents, measures: erlangC(problem, agents, answerSeconds) };
}

function isImpatient(load: Load): load is ImpatientLoad {
  return load.patienceSeconds !== undefined;
}

/** Without contacts nobody is needed and nobody waits. */
function empty({ agents = 0 }: StaffingProblem): Solution {
  const measures: Measures = {
    stable: true,
    serviceLevel: 1,
    serviceLevelAnswered: 1,
    abandonedWithin: 0,
    asaSeconds: 0,
    waitAllSeconds: 0,
    occupancy: 0,
    waitProbability: 0,
    abandonment: 0,
    queueLength: 0,
  };
  return { agents, measures };
}
