import { kindsOf } from '../model/kinds.ts';
import type { Model, Person } from '../model/model.ts';
import { noShift } from '../model/model.ts';
import { minutesOf, paidMinutes } from './breaks.ts';
import { coverageOf, type Plan, plansOf, type Team } from './coverage.ts';
import type { Agent, Assignment, Problem, Wish } from './problem.ts';

export type CentreModel = { readonly model: Model; readonly plans: readonly Plan[] };

/** A centre's problem as a model: shifts by template, breaks and skill as variants, a row for each interval and skill. */
export function modelOfProblem(problem: Problem): CentreModel {
  const { days, shifts, agents } = problem;
  const paid = shifts.map(paidMinutes);
  const unitMinutes = paid.reduce(divisor, 0) || 60;
  const units = Int32Array.from(paid, (minutes) => minutes / unitMinutes);
  const plans = plansOf(problem);
  const teams: Team[] = [];
  const teamOf = agents.map((agent) => placeOf(teams, problem, agent));
  const mayFollow = followsOf(problem);
  const weekendOf = weekendsOf(problem);
  const weekends = new Set(weekendOf.filter((weekend) => weekend >= 0)).size;
  const model: Model = {
    days,
    shifts: shifts.length,
    units,
    unitMinutes,
    mayFollow,
    weekendOf,
    weekends,
    kinds: kindsOf(shifts.length, units, mayFollow, () => false),
    people: agents.map((agent, at) => personOf(problem, agent, teamOf[at] ?? 0, weekends, unitMinutes, paid)),
    coverage: coverageOf(problem, plans, teams),
    whole: false,
  };
  return { model, plans };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function placeOf(teams: Team[], { skills }: Problem, agent: Agent): number {
  const team: Team = {
    skills: agent.skills.map((skill) => skills.indexOf(skill)).sort((a, b) => a - b),
    speed: agent.speed ?? 1,
  };
  const key = JSON.stringify(team);
  const place = teams.findIndex((other) => JSON.stringify(other) === key);
  if (place >= 0) return place;
  return teams.push(team) - 1;
}

function followsOf({ shifts, rules }: Problem): Uint8Array {
  const follows = new Uint8Array(shifts.length ** 2);
  shifts.forEach((from, a) => {
    const end = minutesOf(from.start) + from.minutes;
    shifts.forEach((to, b) => {
      follows[a * shifts.length + b] = minutesOf(to.start) + 1440 - end >= rules.restMinutes ? 1 : 0;
    });
  });
  return follows;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(start: string, day: number): number {
  return ((new Date(`${start}T00:00:00Z`).getUTCDay() + 6 + day) % 7) + 1;
}

function weekendsOf({ start, days }: Problem): Int16Array {
  let weekend = -1;
  return Int16Array.from({ length: days }, (_, day) => {
    const weekday = weekdayOf(start, day);
    if (weekday < 6) return -1;
    if (weekday === 6 || day === 0) weekend++;
    return weekend;
  });
}

function personOf(
  problem: Problem,
  agent: Agent,
  team: number,
  weekends: number,
  unitMinutes: number,
  paid: readonly number[],
): Person {
  const { days, shifts, rules, costs } = problem;
  const perHour = agent.costPerHour ?? costs.perHour;
  const cost = new Float64Array(days * shifts.length);
  const offCost = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    paid.forEach((minutes, shift) => {
      const may = mayWork(problem, agent, day, shift);
      cost[day * shifts.length + shift] = may ? (perHour * minutes) / 60 : Number.POSITIVE_INFINITY;
    });
  }
  const fixedCost = (agent.wishes ?? []).reduce((sum, wish) => sum + count(problem, wish, cost, offCost), 0);
  for (const { day, shift } of agent.fixed ?? []) if (shift !== null) offCost[day] = Number.POSITIVE_INFINITY;
  const fair = Math.floor(weekends / 2);
  return {
    minUnits: Math.ceil(agent.minMinutes / unitMinutes),
    maxUnits: Math.floor(agent.maxMinutes / unitMinutes),
    minRun: agent.minConsecutiveDays ?? rules.minConsecutiveDays,
    maxRun: agent.maxConsecutiveDays ?? rules.maxConsecutiveDays,
    minOff: agent.minDaysOff ?? rules.minDaysOff,
    maxWeekends: agent.maxWeekends ?? rules.maxWeekends,
    weekendCost: Float64Array.from({ length: weekends }, (_, n) => costs.unfairWeekend * Math.max(0, n + 1 - fair)),
    maxOf: new Int32Array(shifts.length).fill(days),
    cost,
    offCost,
    fixedCost,
    runBefore: agent.before?.days ?? 0,
    shiftBefore: shifts.findIndex(({ id }) => id === agent.before?.shift),
    team,
  };
}

function mayWork({ start, shifts }: Problem, agent: Agent, day: number, shift: number): boolean {
  const template = shifts[shift];
  if (!template || agent.leave?.includes(day)) return false;
  if (agent.shifts && !agent.shifts.includes(template.id)) return false;
  if (template.weekdays && !template.weekdays.includes(weekdayOf(start, day))) return false;
  return (agent.fixed ?? []).every((entry) => entry.day !== day || entry.shift === template.id);
}

/** Adds what a wish costs by shift and day off; returns what it costs whatever happens. */
function count({ shifts }: Problem, wish: Wish, cost: Float64Array, offCost: Float64Array): number {
  const { day, weight } = wish;
  const at = (shift: number): number => day * shifts.length + shift;
  const shift = shifts.findIndex(({ id }) => id === wish.shift);
  const add = (place: number, more: number): void => {
    cost[place] = (cost[place] ?? 0) + more;
  };
  if (wish.off) {
    for (let each = 0; each < shifts.length; each++) if (shift < 0 || shift === each) add(at(each), weight);
    return 0;
  }
  if (shift < 0) {
    offCost[day] = (offCost[day] ?? 0) + weight;
    return 0;
  }
  add(at(shift), -weight);
  return weight;
}

/** A roster of the model in the problem's words, by agent and day. */
export function assignmentsOf(
  problem: Problem,
  plans: readonly Plan[],
  shift: Int16Array,
  variant: Int16Array,
): Assignment[] {
  const { days, agents, shifts, skills } = problem;
  const assignments: Assignment[] = [];
  agents.forEach((agent, person) => {
    for (let day = 0; day < days; day++) {
      const worked = shift[person * days + day] ?? noShift;
      const [template, plan] = [shifts[worked], plans[worked]];
      if (!template || !plan) continue;
      const chosen = variant[person * days + day] ?? 0;
      const start = minutesOf(template.start);
      const breaks = (plan.ways[chosen % plan.ways.length] ?? []).map(({ from, to }) => ({
        start: start + from,
        end: start + to,
      }));
      const skill = skills[Math.floor(chosen / plan.ways.length)] ?? '';
      assignments.push({
        agent: agent.id,
        day,
        shift: template.id,
        skill,
        start,
        end: start + template.minutes,
        breaks,
      });
    }
  });
  return assignments;
}
