import type { Coverage } from '../model/model.ts';
import { type Breaks, breaksOf, minutesOf } from './breaks.ts';
import type { Problem } from './problem.ts';

/** People who have the same skills and speed. */
export type Team = { readonly skills: readonly number[]; readonly speed: number };

/** How a shift can be worked, in intervals from its day's midnight; a variant is `skill * ways + way`. */
export type Plan = {
  readonly from: number;
  readonly to: number;
  readonly ways: readonly Breaks[];
  readonly gaps: Int32Array[];
};

export function plansOf({ shifts, intervalMinutes }: Problem): Plan[] {
  return shifts.map((shift) => {
    const start = minutesOf(shift.start);
    const ways = breaksOf(shift);
    const gaps = ways.map((way) =>
      Int32Array.from(
        way.flatMap(({ from, to }) => [(start + from) / intervalMinutes, (start + to) / intervalMinutes]),
      ),
    );
    return { from: start / intervalMinutes, to: (start + shift.minutes) / intervalMinutes, ways, gaps };
  });
}

/** Dear enough that cover below the least is given up last. */
const floorHours = 200;

/** Rows are intervals by skill, `interval * skills + skill`, from the first midnight to the end of the day after the last. */
export function coverageOf(problem: Problem, plans: readonly Plan[], teams: readonly Team[]): Coverage {
  const { days, intervalMinutes, skills, costs } = problem;
  const perDay = 1440 / intervalMinutes;
  const width = skills.length;
  const rows = (days + 1) * perDay * width;
  const hours = intervalMinutes / 60;
  const inside = days * perDay * width;
  const speeds = [...new Set(teams.map(({ speed }) => speed))];
  return {
    rows,
    weights: Float64Array.from(speeds),
    weightOf: Int32Array.from(teams, ({ speed }) => speeds.indexOf(speed)),
    ...needOf(problem, rows),
    under: new Float64Array(rows).fill(costs.underPerHour * hours, 0, inside),
    over: new Float64Array(rows).fill(costs.overPerHour * hours, 0, inside),
    floorCost: floorHours * Math.max(1, costs.underPerHour + costs.perHour) * hours,
    offer: offersOf(plans, teams, perDay, width),
    variantsOf: (team, shift) => variantsOf(plans[shift] as Plan, teams[team] as Team),
    rowsOf: rowsByVariant(plans, perDay, width),
    from: Int32Array.from({ length: days }, (_, day) => day * perDay * width),
    to: Int32Array.from({ length: days }, (_, day) => (day + 2) * perDay * width),
  };
}

function needOf({ demand, skills, intervalMinutes }: Problem, rows: number) {
  const [need, floor] = [new Float64Array(rows), new Float64Array(rows)];
  for (const line of demand) {
    const first = (line.day * 1440 + minutesOf(line.from)) / intervalMinutes;
    line.need.forEach((figure, at) => {
      const row = (first + at) * skills.length + skills.indexOf(line.skill);
      if (row >= rows) return;
      const least = line.least?.[at] ?? 0;
      need[row] = Math.max(figure, least);
      floor[row] = least;
    });
  }
  return { need, floor };
}

/** The best skill and breaks of each shift: what its intervals are worth, less what its breaks leave out, by sums from midnight on. */
function offersOf(plans: readonly Plan[], teams: readonly Team[], perDay: number, width: number): Coverage['offer'] {
  const length = 2 * perDay;
  const sums = Array.from({ length: width }, () => new Float64Array(length + 1));
  return (team, day, worth, value, variant) => {
    const skills = teams[team]?.skills ?? [];
    const base = day * perDay * width;
    for (const skill of skills) {
      const sum = sums[skill] as Float64Array;
      for (let at = 0; at < length; at++)
        sum[at + 1] = (sum[at] as number) + (worth[base + at * width + skill] as number);
    }
    for (let shift = 0; shift < plans.length; shift++)
      bestVariant(plans[shift] as Plan, shift, skills, sums, value, variant);
  };
}

function bestVariant(
  plan: Plan,
  shift: number,
  skills: readonly number[],
  sums: readonly Float64Array[],
  value: Float64Array,
  variant: Int16Array,
): void {
  let best = Number.NEGATIVE_INFINITY;
  for (const skill of skills) {
    const sum = sums[skill] as Float64Array;
    const whole = (sum[plan.to] as number) - (sum[plan.from] as number);
    for (let way = 0; way < plan.gaps.length; way++) {
      const gaps = plan.gaps[way] as Int32Array;
      let worth = whole;
      for (let at = 0; at < gaps.length; at += 2)
        worth -= (sum[gaps[at + 1] as number] as number) - (sum[gaps[at] as number] as number);
      if (worth <= best) continue;
      best = worth;
      variant[shift] = skill * plan.ways.length + way;
    }
  }
  value[shift] = best;
}

function variantsOf({ ways }: Plan, { skills }: Team): number[] {
  return skills.flatMap((skill) => ways.map((_, way) => skill * ways.length + way));
}

function rowsByVariant(plans: readonly Plan[], perDay: number, width: number): Coverage['rowsOf'] {
  const kept = new Map<number, Int32Array>();
  return (day, shift, variant) => {
    const key = (day * plans.length + shift) * 32_768 + variant;
    const found = kept.get(key);
    if (found) return found;
    const plan = plans[shift] as Plan;
    const skill = Math.floor(variant / plan.ways.length);
    const gaps = plan.gaps[variant % plan.ways.length] as Int32Array;
    const rows: number[] = [];
    for (let at = plan.from; at < plan.to; at++) {
      if (!inGap(gaps, at)) rows.push((day * perDay + at) * width + skill);
    }
    const list = Int32Array.from(rows);
    kept.set(key, list);
    return list;
  };
}

function inGap(gaps: Int32Array, at: number): boolean {
  for (let gap = 0; gap < gaps.length; gap += 2)
    if (at >= (gaps[gap] as number) && at < (gaps[gap + 1] as number)) return true;
  return false;
}
