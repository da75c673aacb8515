import type { RealCall } from './calls.ts';
import { instantAt, type Plan, type Shift } from './plan.ts';

const hour = 3_600;

/** When shifts begin, in hours of the day, in the order in which people are put on them. Each is eight and a half hours with lunch. */
const beginnings = [8, 9, 9, 13.5, 8.5, 9.5, 13];
const shiftHours = 8.5;

/** Two short breaks and a meal, not for all at the same time. */
function shiftsOf(day: string, agent: number): Shift[] {
  const from = (beginnings[agent % beginnings.length] ?? 9) * hour;
  const later = (agent % 5) * 600;
  const breaks = [
    [from + 1.75 * hour + later, 600],
    [from + 3.25 * hour + later, 2_700],
    [from + 6 * hour + later, 600],
  ] as const;
  const edges = [from, ...breaks.flatMap(([at, seconds]) => [at, at + seconds]), from + shiftHours * hour];
  return Array.from({ length: edges.length / 2 }, (_, place) => ({
    agent,
    from: instantAt(day, edges[2 * place] ?? 0),
    until: instantAt(day, edges[2 * place + 1] ?? 0),
    last: place === edges.length / 2 - 1,
  }));
}

/** Whoever there is, on shifts of our own. */
export const crewShifts = (days: readonly string[], agents: number): Shift[] =>
  days.flatMap((day) => Array.from({ length: agents }, (_, agent) => shiftsOf(day, agent)).flat());

/** The same customers, with so many agents on shifts of our own. */
export const crewOf = (plan: Plan, calls: readonly RealCall[], agents: number): Plan => ({
  ...plan,
  agents,
  shifts: crewShifts([...new Set(calls.map(({ day }) => day))], agents),
});
