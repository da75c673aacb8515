import { erlangA, type ImpatientLoad } from './erlang-a.ts';
import { guessAgents, logit } from './guess.ts';
import { fewestAgents, type Margin } from './search.ts';
import type { Measures, Targets } from './types.ts';

/** The fewest agents under Erlang A that meet the targets, and their measures. Every target is met by enough agents. */
export function requiredErlangA(
  load: ImpatientLoad,
  answerSeconds: number,
  targets: Targets,
): { agents: number; measures: Measures } {
  const known = new Map<number, Measures>();
  const at = (agents: number): Measures => {
    const measures = known.get(agents) ?? erlangA(load, agents, answerSeconds);
    known.set(agents, measures);
    return measures;
  };
  let agents = 0;
  let { agents: guess, reach } = guessAgents(load, answerSeconds, targets.serviceLevel ?? 0.5);
  for (const margin of margins(targets, at)) {
    if (agents > 0 && margin(agents) >= 0) continue;
    agents = fewestAgents(margin, agents + 1, guess, reach);
    guess = agents;
  }
  if (agents === 0) agents = 1;
  return { agents, measures: at(agents) };
}

/** On scales on which each is nearly a straight line in the agents. */
function margins(targets: Targets, at: (agents: number) => Measures): Margin[] {
  const { serviceLevel, maxAbandonment, asaSeconds, maxOccupancy } = targets;
  const list: Margin[] = [];
  if (serviceLevel !== undefined) {
    const wanted = logit(serviceLevel);
    list.push((agents) => logit(at(agents).serviceLevel) - wanted);
  }
  if (maxAbandonment !== undefined) list.push((agents) => Math.log(maxAbandonment / at(agents).abandonment));
  if (asaSeconds !== undefined) list.push((agents) => Math.log(asaSeconds / at(agents).asaSeconds));
  if (maxOccupancy !== undefined) list.push((agents) => maxOccupancy - at(agents).occupancy + rounding);
  return list;
}

// An occupancy that equals its bound but for binary fractions meets it.
const rounding = 1e-12;
