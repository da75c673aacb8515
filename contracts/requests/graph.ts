import type { ProcessDefinition } from './processes.ts';

/** Where each step leads on; ways to steps that do not exist lead nowhere. */
function leadsOn({ steps }: ProcessDefinition): Map<string, string[]> {
  const keys = new Set(steps.map(({ key }) => key));
  return new Map(steps.map(({ key, next }) => [key, next.map(({ to }) => to).filter((to) => keys.has(to))]));
}

function reachedFrom(ways: ReadonlyMap<string, readonly string[]>, starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...(ways.get(key) ?? []));
  }
  return reached;
}

/** The steps that a case can come to, from the first. */
export function reachedSteps(definition: ProcessDefinition): Set<string> {
  const [first] = definition.steps;
  return first ? reachedFrom(leadsOn(definition), [first.key]) : new Set();
}

/** The steps that a case may have left behind when it comes to this one. A step that leads to itself is earlier than itself. */
export function earlierThan(definition: ProcessDefinition, key: string): Set<string> {
  const against = new Map<string, string[]>();
  for (const [from, targets] of leadsOn(definition))
    for (const to of targets) against.set(to, [...(against.get(to) ?? []), from]);
  return reachedFrom(against, against.get(key) ?? []);
}

/** Steps that lead on to themselves again: a case could go round for ever. */
export function circleSteps(definition: ProcessDefinition): Set<string> {
  const ways = leadsOn(definition);
  return new Set([...ways.keys()].filter((key) => reachedFrom(ways, ways.get(key) ?? []).has(key)));
}

/** The ways that close no circle, found in one walk from the first step on. */
function forwardWays(definition: ProcessDefinition): (readonly [from: string, to: string])[] {
  const ways = leadsOn(definition);
  const forward: (readonly [string, string])[] = [];
  const [open, left] = [new Set<string>(), new Set<string>()];
  const visit = (key: string): void => {
    open.add(key);
    for (const to of ways.get(key) ?? []) {
      if (open.has(to)) continue;
      forward.push([key, to]);
      if (!left.has(to)) visit(to);
    }
    open.delete(key);
    left.add(key);
  };
  for (const { key } of definition.steps) if (!left.has(key)) visit(key);
  return forward;
}

/**
 * The layer of each step in a drawing: one below the lowest that leads to it. Ways that would close a circle are left out, so that a draft can
 * be drawn too.
 */
export function layersOf(definition: ProcessDefinition): Map<string, number> {
  const layers = new Map(definition.steps.map(({ key }) => [key, 0]));
  const ways = forwardWays(definition);
  for (let moved = true; moved; ) {
    moved = false;
    for (const [from, to] of ways) {
      const below = (layers.get(from) ?? 0) + 1;
      if ((layers.get(to) ?? 0) >= below) continue;
      layers.set(to, below);
      moved = true;
    }
  }
  return layers;
}
