import type { Plan } from './plan.ts';

/** Where an agent is: at home, on duty, or on duty until what is in hand is done. */
export const away = 0;
export const onDuty = 1;
export const leaving = 2;

/**
 * Agents by number, those of a group next to each other. Who could take something stands in a list, longest first: the idle of
 * group g in list g, and for a skill that handles several at once those who have 1 to atOnce − 1 contacts of it.
 */
export type Crew = {
  readonly firstAgent: Int32Array;
  readonly group: Int32Array;
  readonly duty: Uint8Array;
  /** Contacts in hand, all of the skill in `busyWith`. */
  readonly load: Int32Array;
  readonly busyWith: Int32Array;
  /** When the next contact in hand is done, unless something changes. */
  readonly doneAt: Float64Array;
  /** Since when the load is as it is. */
  readonly since: Float64Array;
  /** Seconds left of each contact in hand as if it were alone, at firstPlace[agent]; only where several are handled at once. */
  readonly firstPlace: Int32Array;
  readonly left: Float64Array;
  /** Of each skill: the list of those with one contact. −1 where only one is handled at a time. */
  readonly partial: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly list: Int32Array;
  readonly next: Int32Array;
  readonly before: Int32Array;
};

export function crewOf(plan: Plan): Crew {
  const firstAgent = new Int32Array(plan.groups + 1);
  for (let group = 0; group < plan.groups; group++) {
    firstAgent[group + 1] = (firstAgent[group] ?? 0) + (plan.mostAgents[group] ?? 0);
  }
  const agents = firstAgent[plan.groups] ?? 0;
  const { partial, lists } = partialLists(plan);
  const group = new Int32Array(agents);
  for (let at = 0; at < plan.groups; at++) group.fill(at, firstAgent[at], firstAgent[at + 1]);
  const { firstPlace, places } = placesOf(plan, group);
  return {
    firstAgent,
    group,
    duty: new Uint8Array(agents),
    load: new Int32Array(agents),
    busyWith: new Int32Array(agents).fill(-1),
    doneAt: new Float64Array(agents).fill(Number.NaN),
    since: new Float64Array(agents),
    firstPlace,
    left: new Float64Array(places),
    partial,
    head: new Int32Array(lists).fill(-1),
    tail: new Int32Array(lists).fill(-1),
    list: new Int32Array(agents).fill(-1),
    next: new Int32Array(agents),
    before: new Int32Array(agents),
  };
}

function partialLists({ groups, skill }: Plan): { partial: Int32Array; lists: number } {
  let lists = groups;
  const partial = skill.atOnce.map((atOnce) => {
    if (atOnce === 1) return -1;
    lists += atOnce - 1;
    return lists - (atOnce - 1);
  });
  return { partial, lists };
}

function placesOf({ firstSkill, skill }: Plan, groups: Int32Array): { firstPlace: Int32Array; places: number } {
  let places = 0;
  const firstPlace = groups.map((group) => {
    const most = Math.max(1, ...skill.atOnce.subarray(firstSkill[group], firstSkill[group + 1]));
    const first = places;
    if (most > 1) places += most;
    return first;
  });
  return { firstPlace, places };
}

/** Puts an agent where contacts find one: idle, with room for more of what is in hand, or nowhere. */
export function listAgent(crew: Crew, plan: Plan, agent: number): void {
  const load = crew.load[agent] ?? 0;
  const skill = crew.busyWith[agent] ?? 0;
  let list = -1;
  if (crew.duty[agent] === onDuty) {
    if (load === 0) list = crew.group[agent] ?? 0;
    else if (load < (plan.skill.atOnce[skill] ?? 1)) list = (crew.partial[skill] ?? 0) + load - 1;
  }
  crew.list[agent] = list;
  if (list < 0) return;
  const last = crew.tail[list] ?? -1;
  crew.next[agent] = -1;
  crew.before[agent] = last;
  if (last < 0) crew.head[list] = agent;
  else crew.next[last] = agent;
  crew.tail[list] = agent;
}

export function unlistAgent(crew: Crew, agent: number): void {
  const list = crew.list[agent] ?? -1;
  if (list < 0) return;
  const next = crew.next[agent] ?? -1;
  const before = crew.before[agent] ?? -1;
  if (before < 0) crew.head[list] = next;
  else crew.next[before] = next;
  if (next < 0) crew.tail[list] = before;
  else crew.before[next] = before;
  crew.list[agent] = -1;
}

/** The agent of a skill's group who could take one more of its type: idle before busy, then who waits longest. −1: nobody. */
export function freeAgent(crew: Crew, plan: Plan, skill: number): number {
  const idle = crew.head[plan.skill.group[skill] ?? 0] ?? -1;
  const atOnce = plan.skill.atOnce[skill] ?? 1;
  if (idle >= 0 || atOnce === 1) return idle;
  const first = crew.partial[skill] ?? 0;
  for (let list = first; list < first + atOnce - 1; list++) {
    const agent = crew.head[list] ?? -1;
    if (agent >= 0) return agent;
  }
  return -1;
}
