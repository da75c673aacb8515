import type { Load } from './types.ts';

/** Traffic in erlangs: the mean number of agents that would be busy if nobody waited or gave up. */
export function offeredErlangs({ contacts, handleSeconds, intervalSeconds }: Load): number {
  return (contacts * handleSeconds) / intervalSeconds;
}

// 8.5 erlangs at 85 % are 10 agents, although 8.5 / 0.85 is a little more than 10 in binary fractions.
const rounding = 1e-12;

/** The fewest agents of whom at most `maxOccupancy` would be busy. */
export function fewestForOccupancy(busyAgents: number, maxOccupancy = 1): number {
  return Math.ceil((busyAgents / maxOccupancy) * (1 - rounding));
}

/** Heads on the roster so that `agents` are left after shrinkage: agents / (1 − shrinkage), rounded up. */
export function rosteredAgents(agents: number, shrinkage: number): number {
  return Math.ceil((agents / (1 - shrinkage)) * (1 - rounding));
}
