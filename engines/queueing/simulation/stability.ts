import { meanOf } from './draws.ts';
import { type Plan, totalOf } from './plan.ts';
import type { System } from './types.ts';
import type { World } from './world.ts';

// As in Erlang C, a load that equals what the agents can do is too much.
const equality = 1e-9;

/**
 * Types of which nobody gives up and whose queues cannot be worked off, whoever takes what: the sources behind the smallest cut of the
 * flow of work (agent-seconds a day, as fast as each is ever handled) into the groups that may take it. L. Ford and D. Fulkerson, 1956.
 */
export function overloadedTypes(system: System, plan: Plan): boolean[] {
  const { work, capacity } = fluid(system, plan);
  const takers = work.map((_work, type) => groupsFor(plan, type));
  const flow = work.map(() => new Float64Array(plan.groups));
  const left = Float64Array.from(work);
  const room = Float64Array.from(capacity);
  for (;;) {
    const path = findRoom(left, room, takers, flow);
    if (!path.end) return path.reached;
    push(path.end, left, room, flow);
  }
}

type Step = {
  readonly type: number;
  readonly group: number;
  readonly amount: number;
  readonly before: Step | undefined;
};

/** A shortest way from a type with work left to a group with room, which may move work of other types aside. */
function findRoom(
  left: Float64Array,
  room: Float64Array,
  takers: readonly (readonly number[])[],
  flow: readonly Float64Array[],
): { reached: boolean[]; end?: Step } {
  const least = equality * left.reduce((sum, amount) => sum + amount, 1);
  const reached = takers.map((_list, type) => (left[type] ?? 0) > least);
  const seen = new Set<number>();
  const ways: { type: number; step: Step | undefined }[] = [];
  reached.forEach((is, type) => {
    if (is) ways.push({ type, step: undefined });
  });
  for (const { type, step } of ways) {
    for (const group of takers[type] ?? []) {
      if (seen.has(group)) continue;
      seen.add(group);
      const amount = step?.amount ?? left[type] ?? 0;
      const here: Step = { type, group, amount, before: step };
      if ((room[group] ?? 0) > least) return { reached, end: here };
      flow.forEach((amounts, other) => {
        const moved = amounts[group] ?? 0;
        if (reached[other] || moved <= least) return;
        reached[other] = true;
        ways.push({ type: other, step: { ...here, amount: Math.min(amount, moved) } });
      });
    }
  }
  return { reached };
}

function push(end: Step, left: Float64Array, room: Float64Array, flow: readonly Float64Array[]): void {
  const amount = Math.min(end.amount, room[end.group] ?? 0);
  room[end.group] = (room[end.group] ?? 0) - amount;
  let step: Step | undefined = end;
  while (step) {
    const amounts = flow[step.type];
    if (amounts) amounts[step.group] = (amounts[step.group] ?? 0) + amount;
    const { before }: Step = step;
    if (before) {
      // The work of this type in the group before makes way.
      if (amounts) amounts[before.group] = (amounts[before.group] ?? 0) - amount;
    } else left[step.type] = (left[step.type] ?? 0) - amount;
    step = before;
  }
}

function groupsFor({ firstRoute, routes, skill }: Plan, type: number): number[] {
  return [...routes.subarray(firstRoute[type], firstRoute[type + 1])].map((at) => skill.group[at] ?? 0);
}

function fluid(system: System, plan: Plan): { work: number[]; capacity: number[] } {
  const { intervals } = plan;
  const work = system.types.map(({ contacts, handleSeconds, patienceSeconds }, type) =>
    patienceSeconds === undefined
      ? totalOf(contacts, intervals) * meanOf(handleSeconds) * fastest(plan, type) * (1 + 2 * equality)
      : 0,
  );
  return { work, capacity: system.groups.map(({ agents }) => totalOf(agents, intervals) * system.intervalSeconds) };
}

/** Agent-time a contact takes where it takes least, as a share of its handling time. */
function fastest({ firstRoute, routes, skill }: Plan, type: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const at of routes.subarray(firstRoute[type], firstRoute[type + 1])) {
    for (let load = 1; load <= (skill.atOnce[at] ?? 1); load++) {
      const share = ((skill.handleFactor[at] ?? 1) * (1 + (skill.slowdownEach[at] ?? 0) * (load - 1))) / load;
      least = Math.min(least, share);
    }
  }
  return least === Number.POSITIVE_INFINITY ? 1 : least;
}

/** Whether a type's queue has grown from day to day, as happens to those whom everybody takes last; only where days run on. */
export function grew({ plan, leftOver }: World, type: number, days: number, offered: number): boolean {
  if (!plan.aroundTheClock || days < 3) return false;
  const at = (day: number): number => leftOver[day * plan.types + type] ?? 0;
  const mean = (at(days) - at(0)) / days;
  let squares = 0;
  for (let day = 1; day <= days; day++) squares += (at(day) - at(day - 1) - mean) ** 2;
  const error = Math.sqrt(squares / (days - 1) / days);
  return mean > 4 * error && mean * days > 0.02 * offered;
}
