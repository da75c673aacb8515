/**
 * Judges a roster of a centre's own problem from the JSON document and the assignments alone. Reads, counts and adds up by
 * itself: it shares no code with the solver.
 */
export type CentreVerdict = {
  readonly cost: number;
  /** Broken hard rules in words. */
  readonly broken: readonly string[];
};

type Json = Readonly<Record<string, unknown>>;
type Shift = {
  id: string;
  start: number;
  minutes: number;
  paid: number;
  breaks: { minutes: number; starts: number[] }[];
  weekdays: number[];
};
type Work = {
  agent: string;
  day: number;
  shift: string;
  skill: string;
  start: number;
  end: number;
  breaks: readonly { start: number; end: number }[];
};

export function checkCentre(document: unknown, assignments: readonly Work[]): CentreVerdict {
  const problem = document as Json;
  const shifts = new Map(rows(problem.shifts).map((shift) => [String(shift.id), shiftOf(shift)]));
  const broken: string[] = [];
  const byAgent = new Map<string, Work[]>();
  for (const work of assignments) {
    broken.push(...badWork(problem, work, shifts.get(work.shift)));
    byAgent.set(work.agent, [...(byAgent.get(work.agent) ?? []), work]);
  }
  let cost = coverCost(problem, assignments, broken);
  const agents = rows(problem.agents);
  for (const agent of agents) {
    const works = (byAgent.get(String(agent.id)) ?? []).sort((a, b) => a.day - b.day);
    broken.push(...badLine(problem, agent, works, shifts).map((what) => `${agent.id} ${what}`));
    cost += lineCost(problem, agent, works, shifts);
  }
  for (const id of byAgent.keys()) if (!agents.some((agent) => agent.id === id)) broken.push(`${id} is nobody`);
  return { cost, broken };
}

function rows(value: unknown): Json[] {
  return (value ?? []) as Json[];
}

function minutesAt(clock: unknown): number {
  const [hour, minute] = String(clock ?? '00:00').split(':');
  return Number(hour) * 60 + Number(minute);
}

function shiftOf(shift: Json): Shift {
  const breaks = rows(shift.breaks).map((each) => ({
    minutes: Number(each.minutes),
    starts: each.starts as number[],
    paid: each.paid === true,
  }));
  const unpaid = breaks.filter(({ paid }) => !paid).reduce((sum, { minutes }) => sum + minutes, 0);
  const minutes = Number(shift.minutes);
  return {
    id: String(shift.id),
    start: minutesAt(shift.start),
    minutes,
    paid: minutes - unpaid,
    breaks,
    weekdays: (shift.weekdays ?? [1, 2, 3, 4, 5, 6, 7]) as number[],
  };
}

function weekday(problem: Json, day: number): number {
  const date = new Date(Date.parse(`${problem.start}T12:00:00Z`) + day * 86_400_000);
  return date.getUTCDay() === 0 ? 7 : date.getUTCDay();
}

function badWork(problem: Json, work: Work, shift: Shift | undefined): string[] {
  const where = `${work.agent} on day ${work.day}`;
  if (!shift) return [`${where} has an unknown shift`];
  const bad: string[] = [];
  if (work.start !== shift.start || work.end !== shift.start + shift.minutes)
    bad.push(`${where} works other hours than ${shift.id}`);
  if (!shift.weekdays.includes(weekday(problem, work.day)))
    bad.push(`${where} works ${shift.id} on a weekday that it has not`);
  const placed = [...work.breaks].sort((a, b) => a.start - b.start);
  placed.forEach((rest, at) => {
    if (at > 0 && rest.start < (placed[at - 1]?.end ?? 0)) bad.push(`${where} has breaks that overlap`);
  });
  const fits = shift.breaks.every(({ minutes, starts }, at) => {
    const rest = work.breaks[at];
    return rest !== undefined && rest.end - rest.start === minutes && starts.includes(rest.start - shift.start);
  });
  if (!fits || work.breaks.length !== shift.breaks.length) bad.push(`${where} has other breaks than ${shift.id}`);
  return bad;
}

function badLine(problem: Json, agent: Json, works: readonly Work[], shifts: ReadonlyMap<string, Shift>): string[] {
  const rules = (problem.rules ?? {}) as Json;
  const rule = (name: string, otherwise: number): number => Number(agent[name] ?? rules[name] ?? otherwise);
  const bad: string[] = [];
  const paid = works.reduce((sum, { shift }) => sum + (shifts.get(shift)?.paid ?? 0), 0);
  if (paid < Number(agent.minMinutes ?? 0)) bad.push(`has ${paid} minutes, at least ${agent.minMinutes}`);
  if (paid > Number(agent.maxMinutes)) bad.push(`has ${paid} minutes, at most ${agent.maxMinutes}`);
  for (const work of works) {
    if (!(agent.skills as string[]).includes(work.skill)) bad.push(`lacks ${work.skill} on day ${work.day}`);
    if (((agent.leave ?? []) as number[]).includes(work.day)) bad.push(`works on leave on day ${work.day}`);
    if (agent.shifts && !(agent.shifts as string[]).includes(work.shift)) bad.push(`may not work ${work.shift}`);
  }
  for (const fixed of rows(agent.fixed)) {
    const found = works.find(({ day }) => day === fixed.day)?.shift ?? null;
    if (found !== fixed.shift) bad.push(`has ${found} on day ${fixed.day}, fixed ${fixed.shift}`);
  }
  const before = agent.before as Json | undefined;
  const last = before ? shifts.get(String(before.shift)) : undefined;
  const ends = [...(last ? [{ day: -1, end: last.start + last.minutes }] : []), ...works];
  works.forEach((work) => {
    const prior = ends.filter(({ day }) => day < work.day).at(-1);
    const rest = prior ? work.day * 1440 + work.start - (prior.day * 1440 + prior.end) : Number.POSITIVE_INFINITY;
    if (rest < Number(rules.restMinutes ?? 660)) bad.push(`rests ${rest} minutes before day ${work.day}`);
  });
  return [
    ...bad,
    ...badRuns(works, Number(problem.days), Number(before?.days ?? 0), rule),
    ...badWeekends(problem, works, rule),
  ];
}

function badRuns(
  works: readonly Work[],
  days: number,
  before: number,
  rule: (name: string, otherwise: number) => number,
): string[] {
  const busy = Array.from({ length: days }, (_, day) => works.some((work) => work.day === day));
  const bad: string[] = [];
  if (works.some((work, at) => works[at + 1]?.day === work.day)) bad.push('has two shifts on a day');
  for (let from = 0; from < days; ) {
    let to = from;
    while (to < days && busy[to] === busy[from]) to++;
    const length = to - from + (from === 0 && busy[from] ? before : 0);
    const inside = from > 0 && to < days;
    if (busy[from] && length > rule('maxConsecutiveDays', 6))
      bad.push(`works ${length} days in a row from day ${from}`);
    if (busy[from] && inside && length < rule('minConsecutiveDays', 1))
      bad.push(`works only ${length} days in a row from day ${from}`);
    if (!busy[from] && inside && length < rule('minDaysOff', 1))
      bad.push(`is off only ${length} days from day ${from}`);
    from = to;
  }
  return bad;
}

function weekendsWorked(problem: Json, works: readonly Work[]): number {
  const saturdays = works
    .filter(({ day }) => weekday(problem, day) >= 6)
    .map(({ day }) => (weekday(problem, day) === 7 ? day - 1 : day));
  return new Set(saturdays).size;
}

function badWeekends(
  problem: Json,
  works: readonly Work[],
  rule: (name: string, otherwise: number) => number,
): string[] {
  const count = weekendsWorked(problem, works);
  return count > rule('maxWeekends', 99) ? [`works ${count} weekends`] : [];
}

function lineCost(problem: Json, agent: Json, works: readonly Work[], shifts: ReadonlyMap<string, Shift>): number {
  const costs = (problem.costs ?? {}) as Json;
  let cost = 0;
  for (const { shift } of works)
    cost += ((shifts.get(shift)?.paid ?? 0) / 60) * Number(agent.costPerHour ?? costs.perHour ?? 25);
  for (const wish of rows(agent.wishes)) {
    const found = works.find(({ day }) => day === wish.day)?.shift;
    const met = wish.off
      ? wish.shift
        ? found !== wish.shift
        : !found
      : wish.shift
        ? found === wish.shift
        : Boolean(found);
    if (!met) cost += Number(wish.weight ?? 1);
  }
  const days = Array.from({ length: Number(problem.days) }, (_, day) => ({ day }) as Work);
  const fair = Math.floor(weekendsWorked(problem, days) / 2);
  for (let weekend = fair + 1; weekend <= weekendsWorked(problem, works); weekend++)
    cost += (weekend - fair) * Number(costs.unfairWeekend ?? 0);
  return cost;
}

/** What is short and over, by interval and skill; cover below the least breaks a rule. */
function coverCost(problem: Json, assignments: readonly Work[], broken: string[]): number {
  const grid = Number(problem.intervalMinutes ?? 15);
  const costs = (problem.costs ?? {}) as Json;
  const speeds = new Map(rows(problem.agents).map((agent) => [agent.id, Number(agent.speed ?? 1)]));
  const there = new Map<string, number>();
  for (const { agent, day, skill, start, end, breaks } of assignments) {
    for (let at = start; at < end; at += grid) {
      if (breaks.some((rest) => at >= rest.start && at < rest.end)) continue;
      const key = `${skill} ${day * 1440 + at}`;
      there.set(key, (there.get(key) ?? 0) + (speeds.get(agent) ?? 1));
    }
  }
  const needs = new Map<string, { need: number; least: number }>();
  for (const line of rows(problem.demand)) {
    (line.need as number[]).forEach((need, place) => {
      const least = ((line.least ?? []) as number[])[place] ?? 0;
      const at = Number(line.day) * 1440 + minutesAt(line.from) + place * grid;
      needs.set(`${line.skill} ${at}`, { need: Math.max(need, least), least });
    });
  }
  let total = 0;
  for (const skill of problem.skills as string[]) {
    for (let at = 0; at < Number(problem.days) * 1440; at += grid) {
      const { need, least } = needs.get(`${skill} ${at}`) ?? { need: 0, least: 0 };
      const has = there.get(`${skill} ${at}`) ?? 0;
      const hours = grid / 60;
      total +=
        has < need
          ? (need - has) * hours * Number(costs.underPerHour ?? 100)
          : (has - need) * hours * Number(costs.overPerHour ?? 20);
      if (has < least - 1e-9) broken.push(`${skill} has ${has} at minute ${at}, at least ${least}`);
    }
  }
  return total;
}
