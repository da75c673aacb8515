import { chanceOf } from '../search/chance.ts';
import type { Agent, Demand, Problem, ShiftTemplate, Wish } from './problem.ts';

/** A made-up centre of any size, for examples, tests and measurements: the same for the same seed. */
export function exampleCentre(agents: number, days: number, seed = 1): Problem {
  const chance = chanceOf(seed);
  const skills = ['service', 'complaints', 'sales'];
  const shifts = templates();
  const shares = [0.6, 0.25, 0.15];
  const demand: Demand[] = [];
  for (let day = 0; day < days; day++) {
    skills.forEach((skill, at) => {
      const weekend = day % 7 >= 5 ? 0.55 : 1;
      const peak = agents * 0.52 * weekend * (shares[at] ?? 0) * (0.93 + 0.14 * chance());
      demand.push({
        day,
        skill,
        from: '07:00',
        need: curve(peak, chance),
        least: Array.from({ length: 64 }, () => Math.min(1, Math.floor(peak / 4))),
      });
    });
  }
  return {
    start: '2026-11-02',
    days,
    intervalMinutes: 15,
    skills,
    shifts,
    agents: Array.from({ length: agents }, (_, at) => agentOf(at, agents, days, skills, chance)),
    demand,
    rules: { restMinutes: 660, maxConsecutiveDays: 5, minConsecutiveDays: 2, minDaysOff: 1, maxWeekends: 3 },
    costs: { underPerHour: 120, overPerHour: 15, perHour: 30, unfairWeekend: 40 },
  };
}

function templates(): ShiftTemplate[] {
  const shifts: ShiftTemplate[] = [];
  for (let start = 7 * 60; start <= 14.5 * 60; start += 30) {
    const meal = { minutes: 30, starts: [180, 210, 240, 270, 300] };
    shifts.push({ id: `F${clock(start)}`, start: clock(start), minutes: 510, breaks: [meal] });
  }
  for (let start = 7 * 60; start <= 18 * 60; start += 60) {
    const rest = { minutes: 15, starts: [90, 105, 120, 135], paid: true };
    shifts.push({ id: `P${clock(start)}`, start: clock(start), minutes: 240, breaks: [rest] });
  }
  return shifts;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Two humps between 07:00 and 23:00, quarter hours. */
function curve(peak: number, chance: () => number): number[] {
  return Array.from({ length: 64 }, (_, at) => {
    const hour = 7 + at / 4;
    const shape = 0.25 + 0.75 * Math.exp(-(((hour - 10.5) / 2.2) ** 2)) + 0.6 * Math.exp(-(((hour - 16) / 2.8) ** 2));
    return Math.max(1, Math.round(peak * Math.min(1, shape) * (0.95 + 0.1 * chance())));
  });
}

function agentOf(at: number, agents: number, days: number, skills: readonly string[], chance: () => number): Agent {
  const part = chance() < 0.2;
  const hours = ((part ? 20 : 40) * days) / 7;
  const draw = (): number => Math.floor(chance() * days);
  const wishes: Wish[] = Array.from({ length: 3 }, () =>
    chance() < 0.7 ? { day: draw(), off: true, weight: 20 } : { day: draw(), shift: 'F08:00', weight: 10 },
  );
  const main = at % 10 < 6 ? 0 : at % 10 < 9 ? 1 : 2;
  const extra = chance() < 0.4 ? (main + 1) % skills.length : main;
  return {
    id: `A${String(at + 1).padStart(String(agents).length, '0')}`,
    skills: [...new Set([skills[main] ?? '', skills[extra] ?? ''])],
    minMinutes: Math.floor((hours - (part ? 8 : 16)) * 60),
    maxMinutes: Math.floor((hours + (part ? 8 : 0)) * 60),
    ...(chance() < 0.1 ? { speed: 0.7 } : {}),
    leave: chance() < 0.25 ? [draw()] : [],
    wishes,
    ...(part
      ? {}
      : {
          shifts: templates()
            .map(({ id }) => id)
            .filter((id) => id.startsWith('F')),
        }),
  };
}
