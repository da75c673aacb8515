import { minutesOf } from '../centre/breaks.ts';
import { modelOfProblem } from '../centre/model.ts';
import type { Agent, Problem, RuleName } from '../centre/problem.ts';
import { openDesk } from '../line/desk.ts';
import { bestLine } from '../line/line.ts';
import { wholeLine } from '../line/window.ts';

/** A smallest set of rules that cannot hold together: leave any one of them out, and the others can. */
export type Conflict = {
  readonly people: readonly string[];
  readonly rules: readonly RuleName[];
  /** Where cover below the least is part of it. */
  readonly cover?: {
    readonly day: number;
    readonly skill: string;
    readonly from: string;
    readonly least: number;
    readonly possible: number;
  };
};

const personal: readonly RuleName[] = [
  'contract-hours',
  'rest',
  'consecutive-days',
  'days-off',
  'weekends',
  'leave',
  'fixed',
  'shifts',
];

/**
 * Why there is no roster: people whose own rules admit no line, or intervals for which too few can be there at all. Found by
 * leaving out one rule after another (a deletion filter, Chinneck 2008): what can be left out without making it possible goes.
 * `undefined` where each person and each interval by itself is possible.
 */
export function conflictOf(problem: Problem): Conflict | undefined {
  for (const agent of problem.agents) {
    if (hasLine(problem, agent, personal)) continue;
    return { people: [agent.id], rules: filter(personal, (rules) => !hasLine(problem, agent, rules)) };
  }
  return coverConflict(problem);
}

/** Leaves out what is not needed for the conflict. */
function filter<T>(all: readonly T[], conflicts: (some: readonly T[]) => boolean): T[] {
  let kept = [...all];
  for (const one of all) {
    const without = kept.filter((other) => other !== one);
    if (conflicts(without)) kept = without;
  }
  return kept;
}

/** Whether some line keeps these rules; with `at`, one that works then. */
function hasLine(
  problem: Problem,
  agent: Agent,
  rules: readonly RuleName[],
  at?: { day: number; minute: number },
): boolean {
  const { model, plans } = modelOfProblem(relaxed(problem, agent, rules));
  const person = model.people[0];
  if (!person) return false;
  const offCost = person.offCost.slice();
  const cost = person.cost.slice();
  if (at) {
    const there = (day: number, shift: number): boolean => {
      const plan = plans[shift];
      const interval = at.minute / problem.intervalMinutes + ((at.day - day) * 1440) / problem.intervalMinutes;
      return plan?.gaps.some((gaps) => works(plan, gaps, interval)) ?? false;
    };
    // Only days whose shifts can reach that moment matter: today's, and yesterday's through the night.
    return [at.day, at.day - 1].some((day) => {
      if (day < 0) return false;
      const own = cost.slice();
      for (let shift = 0; shift < model.shifts; shift++)
        if (!there(day, shift)) own[day * model.shifts + shift] = Number.POSITIVE_INFINITY;
      const must = offCost.slice();
      must[day] = Number.POSITIVE_INFINITY;
      return (
        bestLine(openDesk(model), model, { ...person, offCost: must }, wholeLine(model, person), own) <
        Number.POSITIVE_INFINITY
      );
    });
  }
  return bestLine(openDesk(model), model, person, wholeLine(model, person), cost) < Number.POSITIVE_INFINITY;
}

function works(plan: { from: number; to: number }, gaps: Int32Array, interval: number): boolean {
  if (interval < plan.from || interval >= plan.to) return false;
  for (let at = 0; at < gaps.length; at += 2)
    if (interval >= (gaps[at] ?? 0) && interval < (gaps[at + 1] ?? 0)) return false;
  return true;
}

/** The problem of one agent with only these rules. */
function relaxed(problem: Problem, agent: Agent, rules: readonly RuleName[]): Problem {
  const keeps = (rule: RuleName): boolean => rules.includes(rule);
  const {
    maxConsecutiveDays: run = problem.rules.maxConsecutiveDays,
    minConsecutiveDays,
    minDaysOff,
    maxWeekends,
    shifts,
    before,
    ...rest
  } = agent;
  const mostMinutes = problem.days * 1440;
  return {
    ...problem,
    demand: [],
    rules: { ...problem.rules, restMinutes: keeps('rest') ? problem.rules.restMinutes : 0 },
    agents: [
      {
        ...rest,
        minMinutes: keeps('contract-hours') ? agent.minMinutes : 0,
        maxMinutes: keeps('contract-hours') ? agent.maxMinutes : mostMinutes,
        maxConsecutiveDays: keeps('consecutive-days') ? run : problem.days + (before?.days ?? 0),
        minConsecutiveDays: keeps('consecutive-days') ? (minConsecutiveDays ?? problem.rules.minConsecutiveDays) : 1,
        minDaysOff: keeps('days-off') ? (minDaysOff ?? problem.rules.minDaysOff) : 1,
        maxWeekends: keeps('weekends') ? (maxWeekends ?? problem.rules.maxWeekends) : 99,
        leave: keeps('leave') ? (agent.leave ?? []) : [],
        fixed: keeps('fixed') ? (agent.fixed ?? []) : [],
        ...(shifts && keeps('shifts') ? { shifts } : {}),
        ...(before ? { before } : {}),
      },
    ],
  };
}

/** The first interval that cannot have its least, and whose rules stand in the way; the highest least of a day and skill is looked at. */
function coverConflict(problem: Problem): Conflict | undefined {
  for (const { day, skill, from, least = [] } of problem.demand) {
    const most = Math.max(0, ...least);
    const place = least.indexOf(most);
    if (most <= 0) continue;
    const minute = minutesOf(from) + place * problem.intervalMinutes;
    const at = { day: day + Math.floor(minute / 1440), minute: minute % 1440 };
    const conflict = isPlenty(problem, skill, at.day, most) ? undefined : conflictAt(problem, skill, at, most);
    if (conflict) return conflict;
  }
  return undefined;
}

/** Where half as many again have the skill and nothing that day against them, nobody needs to be asked one by one. */
function isPlenty({ agents }: Problem, skill: string, day: number, least: number): boolean {
  let free = 0;
  for (const agent of agents) {
    const bound =
      agent.leave?.includes(day) ||
      agent.shifts ||
      agent.maxWeekends === 0 ||
      agent.fixed?.some((entry) => entry.day === day);
    if (agent.skills.includes(skill) && !bound) free += agent.speed ?? 1;
  }
  return free >= 1.5 * least + 1;
}

function conflictAt(
  problem: Problem,
  skill: string,
  at: { day: number; minute: number },
  least: number,
): Conflict | undefined {
  const skilled = problem.agents.filter((agent) => agent.skills.includes(skill));
  const sum = (agents: readonly Agent[]): number => agents.reduce((total, { speed = 1 }) => total + speed, 0);
  let possible = 0;
  const cannot: Agent[] = [];
  for (const agent of skilled) {
    if (possible >= least) return undefined;
    if (hasLine(problem, agent, personal, at)) possible += agent.speed ?? 1;
    else cannot.push(agent);
  }
  if (possible >= least) return undefined;
  const clock = `${String(Math.floor(at.minute / 60)).padStart(2, '0')}:${String(at.minute % 60).padStart(2, '0')}`;
  const cover = { day: at.day, skill, from: clock, least, possible };
  if (sum(skilled) < least) return { people: skilled.map(({ id }) => id), rules: ['least-cover', 'skills'], cover };
  // Those whose absence suffices for the shortage, and the rules that keep each of them away.
  const people = filter(cannot, (kept) => sum(skilled) - sum(kept) < least);
  const rules = people.flatMap((agent) => filter(personal, (some) => !hasLine(problem, agent, some, at)));
  return { people: people.map(({ id }) => id), rules: ['least-cover', ...new Set(rules)], cover };
}
