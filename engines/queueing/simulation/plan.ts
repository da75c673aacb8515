import type { AgentRule, ContactRule, Group, Skill, System } from './types.ts';

/** A system as arrays of numbers, with every default filled in. A skill is one group's ability to take one type. */
export type Plan = {
  readonly types: number;
  readonly groups: number;
  readonly intervals: number;
  readonly intervalSeconds: number;
  readonly daySeconds: number;
  readonly aroundTheClock: boolean;
  readonly bestLevel: boolean;
  readonly answerSeconds: Float64Array;
  /** Arrivals a second of types 0 to t together, by interval and t. */
  readonly ratesUpTo: Float64Array;
  /** Agents on duty, by interval and group. */
  readonly staff: Int32Array;
  readonly mostAgents: Int32Array;
  readonly takes: readonly ContactRule[];
  /** Skills of group g are at firstSkill[g] to firstSkill[g + 1]. */
  readonly firstSkill: Int32Array;
  readonly skill: Skills;
  /** Skills that can take a type, those of type t at firstRoute[t] to firstRoute[t + 1]. */
  readonly firstRoute: Int32Array;
  readonly routes: Int32Array;
  /** For each type the waits after which a further group may take it. */
  readonly overflows: readonly (readonly number[])[];
};

export type Skills = {
  readonly group: Int32Array;
  readonly type: Int32Array;
  readonly level: Float64Array;
  readonly priority: Float64Array;
  readonly afterSeconds: Float64Array;
  readonly atOnce: Int32Array;
  readonly slowdownEach: Float64Array;
  readonly handleFactor: Float64Array;
};

const wholeDay = 86_400;

/** Intervals of a day: as many as the lists have, or a whole day where everything is the same all day. */
export function intervalsOf(system: System): number {
  for (const { contacts } of system.types) if (typeof contacts !== 'number') return contacts.length;
  for (const { agents } of system.groups) if (typeof agents !== 'number') return agents.length;
  return Math.max(1, Math.round(wholeDay / system.intervalSeconds));
}

export function contactRule(group: Group): ContactRule {
  return group.takes ?? 'longest-wait';
}

export function agentRule(system: System): AgentRule {
  return system.agentSelection ?? 'longest-idle';
}

/** The system must be free of faults (`findFault`). */
export function planOf(system: System): Plan {
  const intervals = intervalsOf(system);
  const typeCount = system.types.length;
  const places = new Map(system.types.map(({ name }, place) => [name, place]));
  const skills = system.groups.flatMap((group, place) => group.skills.map((skill) => ({ group: place, skill })));
  const skill = skillsOf(skills, places);
  const routes = system.types.map((_type, type) =>
    skills.flatMap((_skill, at) => (skill.type[at] === type ? [at] : [])),
  );
  return {
    types: typeCount,
    groups: system.groups.length,
    intervals,
    intervalSeconds: system.intervalSeconds,
    daySeconds: intervals * system.intervalSeconds,
    aroundTheClock: system.aroundTheClock ?? false,
    bestLevel: agentRule(system) === 'best-level',
    answerSeconds: Float64Array.from(system.types, ({ answerSeconds = 20 }) => answerSeconds),
    ratesUpTo: ratesUpTo(system, intervals),
    staff: staffOf(system, intervals),
    mostAgents: Int32Array.from(system.groups, mostAgentsOf),
    takes: system.groups.map(contactRule),
    firstSkill: starts(system.groups.map((group) => group.skills.length)),
    skill,
    firstRoute: starts(routes.map((list) => list.length)),
    routes: Int32Array.from(routes.flat()),
    overflows: routes.map((list) => overflowsOf(list.map((at) => skill.afterSeconds[at] ?? 0))),
  };
}

function skillsOf(list: readonly { group: number; skill: Skill }[], places: ReadonlyMap<string, number>): Skills {
  return {
    group: Int32Array.from(list, ({ group }) => group),
    type: Int32Array.from(list, ({ skill }) => places.get(skill.type) ?? 0),
    level: Float64Array.from(list, ({ skill }) => skill.level ?? 5),
    priority: Float64Array.from(list, ({ skill }) => skill.priority ?? 1),
    afterSeconds: Float64Array.from(list, ({ skill }) => skill.afterSeconds ?? 0),
    atOnce: Int32Array.from(list, ({ skill }) => skill.atOnce ?? 1),
    slowdownEach: Float64Array.from(list, ({ skill }) => skill.slowdownEach ?? 0),
    handleFactor: Float64Array.from(list, ({ skill }) => skill.handleFactor ?? 1),
  };
}

function overflowsOf(waits: readonly number[]): number[] {
  return [...new Set(waits)].filter((wait) => wait > 0).sort((a, b) => a - b);
}

function starts(counts: readonly number[]): Int32Array {
  const list = new Int32Array(counts.length + 1);
  counts.forEach((count, place) => {
    list[place + 1] = (list[place] ?? 0) + count;
  });
  return list;
}

function ratesUpTo(system: System, intervals: number): Float64Array {
  const rates = new Float64Array(intervals * system.types.length);
  for (let interval = 0; interval < intervals; interval++) {
    let sum = 0;
    system.types.forEach(({ contacts }, type) => {
      sum += inInterval(contacts, interval) / system.intervalSeconds;
      rates[interval * system.types.length + type] = sum;
    });
  }
  return rates;
}

function staffOf(system: System, intervals: number): Int32Array {
  const staff = new Int32Array(intervals * system.groups.length);
  for (let interval = 0; interval < intervals; interval++) {
    system.groups.forEach(({ agents }, group) => {
      staff[interval * system.groups.length + group] = inInterval(agents, interval);
    });
  }
  return staff;
}

export function inInterval(given: number | readonly number[], interval: number): number {
  return typeof given === 'number' ? given : (given[interval] ?? 0);
}

export function totalOf(given: number | readonly number[], intervals: number): number {
  return typeof given === 'number' ? given * intervals : given.reduce((sum, value) => sum + value, 0);
}

export function mostAgentsOf({ agents }: Group): number {
  return typeof agents === 'number' ? agents : Math.max(...agents);
}
