import { paidMinutes } from './breaks.ts';
import { assignmentsOf, modelOfProblem, weekdayOf } from './model.ts';
import type { Assignment, Problem, Wish } from './problem.ts';

/** A skill's cover through a day: what is needed, what is there, in agents, an entry an interval from midnight on. */
export type CoverDay = {
  readonly day: number;
  readonly skill: string;
  readonly need: readonly number[];
  readonly scheduled: readonly number[];
};

/** A wish not met, or weekends beyond the fair share, with its cost. */
export type Violation =
  | {
      readonly rule: 'wish';
      readonly agent: string;
      readonly day: number;
      readonly shift?: string;
      readonly off?: boolean;
      readonly cost: number;
    }
  | { readonly rule: 'fair-weekends'; readonly agent: string; readonly weekends: number; readonly cost: number };

export type CostParts = {
  readonly labour: number;
  readonly under: number;
  readonly over: number;
  readonly wishes: number;
  readonly weekends: number;
};

export type CentreResult = {
  readonly assignments: readonly Assignment[];
  readonly coverage: readonly CoverDay[];
  readonly cost: number;
  readonly costs: CostParts;
  readonly violated: readonly Violation[];
  /** Intervals with fewer than `least`: where there are any, the roster does not keep the rules. */
  readonly belowLeast: readonly {
    readonly day: number;
    readonly skill: string;
    readonly interval: number;
    readonly least: number;
    readonly scheduled: number;
  }[];
};

/** A roster in the problem's words, with what it costs and what it leaves undone. */
export function resultOf(problem: Problem, shift: Int16Array, variant: Int16Array): CentreResult {
  const { plans } = modelOfProblem(problem);
  const assignments = assignmentsOf(problem, plans, shift, variant);
  const { coverage, under, over, belowLeast } = coverOf(problem, assignments);
  const violated = [...wishesMissed(problem, assignments), ...unfairWeekends(problem, assignments)];
  const sum = (rule: Violation['rule']): number =>
    violated.reduce((total, each) => total + (each.rule === rule ? each.cost : 0), 0);
  const costs = {
    labour: labourOf(problem, assignments),
    under,
    over,
    wishes: sum('wish'),
    weekends: sum('fair-weekends'),
  };
  const cost = costs.labour + costs.under + costs.over + costs.wishes + costs.weekends;
  return { assignments, coverage, cost, costs, violated, belowLeast };
}

function labourOf({ agents, shifts, costs }: Problem, assignments: readonly Assignment[]): number {
  const perHour = new Map(agents.map(({ id, costPerHour }) => [id, costPerHour ?? costs.perHour]));
  const hours = new Map(shifts.map((shift) => [shift.id, paidMinutes(shift) / 60]));
  return assignments.reduce((sum, { agent, shift }) => sum + (perHour.get(agent) ?? 0) * (hours.get(shift) ?? 0), 0);
}

function coverOf(problem: Problem, assignments: readonly Assignment[]) {
  const { days, skills, intervalMinutes, costs } = problem;
  const perDay = 1440 / intervalMinutes;
  const blank = (): number[] => new Array<number>(perDay).fill(0);
  const coverage = Array.from({ length: days * skills.length }, (_, at) => ({
    day: Math.floor(at / skills.length),
    skill: skills[at % skills.length] ?? '',
    need: blank(),
    least: blank(),
    scheduled: blank(),
  }));
  const at = (day: number, skill: string) => coverage[day * skills.length + skills.indexOf(skill)];
  spreadNeed(problem, at);
  spreadWork(problem, assignments, at);
  let [under, over] = [0, 0];
  const belowLeast: { day: number; skill: string; interval: number; least: number; scheduled: number }[] = [];
  for (const { day, skill, need, least, scheduled } of coverage) {
    scheduled.forEach((figure, interval) => {
      const there = Math.round(figure * 1e6) / 1e6;
      scheduled[interval] = there;
      const short = (need[interval] ?? 0) - there;
      if (short > 0) under += (short * costs.underPerHour * intervalMinutes) / 60;
      else over -= (short * costs.overPerHour * intervalMinutes) / 60;
      if (there < (least[interval] ?? 0) - 1e-9)
        belowLeast.push({ day, skill, interval, least: least[interval] ?? 0, scheduled: there });
    });
  }
  return { coverage: coverage.map(({ least: _, ...day }) => day), under, over, belowLeast };
}

type Sheet = (day: number, skill: string) => { need: number[]; least: number[]; scheduled: number[] } | undefined;

function spreadNeed({ demand, intervalMinutes }: Problem, at: Sheet): void {
  const perDay = 1440 / intervalMinutes;
  for (const line of demand) {
    const [hours = 0, minutes = 0] = line.from.split(':').map(Number);
    const first = (hours * 60 + minutes) / intervalMinutes;
    line.need.forEach((figure, place) => {
      const sheet = at(line.day + Math.floor((first + place) / perDay), line.skill);
      const interval = (first + place) % perDay;
      if (!sheet) return;
      const least = line.least?.[place] ?? 0;
      sheet.need[interval] = Math.max(figure, least);
      sheet.least[interval] = least;
    });
  }
}

function spreadWork({ agents, intervalMinutes }: Problem, assignments: readonly Assignment[], at: Sheet): void {
  const perDay = 1440 / intervalMinutes;
  const speed = new Map(agents.map(({ id, speed: own }) => [id, own ?? 1]));
  for (const { agent, day, skill, start, end, breaks } of assignments) {
    for (let minute = start; minute < end; minute += intervalMinutes) {
      if (breaks.some((rest) => minute >= rest.start && minute < rest.end)) continue;
      const interval = minute / intervalMinutes;
      const sheet = at(day + Math.floor(interval / perDay), skill);
      if (sheet)
        sheet.scheduled[interval % perDay] = (sheet.scheduled[interval % perDay] ?? 0) + (speed.get(agent) ?? 1);
    }
  }
}

function wishesMissed({ agents }: Problem, assignments: readonly Assignment[]): Violation[] {
  const worked = new Map(assignments.map(({ agent, day, shift }) => [`${agent} ${day}`, shift]));
  return agents.flatMap(({ id, wishes = [] }) =>
    wishes
      .filter((wish) => wish.weight > 0 && isMissed(wish, worked.get(`${id} ${wish.day}`)))
      .map(({ weight, ...wish }) => ({ rule: 'wish' as const, agent: id, ...wish, cost: weight })),
  );
}

function isMissed({ shift, off }: Wish, worked: string | undefined): boolean {
  if (off) return shift === undefined ? worked !== undefined : worked === shift;
  return shift === undefined ? worked === undefined : worked !== shift;
}

function unfairWeekends(problem: Problem, assignments: readonly Assignment[]): Violation[] {
  const { start, days, costs, agents } = problem;
  if (costs.unfairWeekend === 0) return [];
  const saturdayOf = (day: number): number => (weekdayOf(start, day) === 7 ? day - 1 : day);
  const isWeekend = (day: number): boolean => weekdayOf(start, day) >= 6;
  const weekends = new Set(
    Array.from({ length: days }, (_, day) => day)
      .filter(isWeekend)
      .map(saturdayOf),
  ).size;
  const fair = Math.floor(weekends / 2);
  return agents.flatMap(({ id }) => {
    const mine = assignments.filter(({ agent, day }) => agent === id && isWeekend(day));
    const count = new Set(mine.map(({ day }) => saturdayOf(day))).size;
    const beyond = Math.max(0, count - fair);
    return beyond === 0
      ? []
      : [
          {
            rule: 'fair-weekends' as const,
            agent: id,
            weekends: count,
            cost: (costs.unfairWeekend * beyond * (beyond + 1)) / 2,
          },
        ];
  });
}
