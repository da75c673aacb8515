import type { ChanceStreams } from './chance.ts';
import { resultOf } from './result.ts';
import { advance, begin } from './run.ts';
import type { Simulation, System } from './types.ts';
import { worldOf } from './world.ts';

export type SimulationOptions = {
  /** Days to count, 1 to 10,000. */
  readonly days: number;
  readonly chance: ChanceStreams;
};

export type SimulationRun = {
  /** Lets up to `events` things happen (arrivals, answers, ends, givings up); true when all days are done. */
  readonly advance: (events: number) => boolean;
  /** Contacts so far, those of days that do not count too. */
  readonly contacts: () => number;
  /** Of the days that are complete. */
  readonly result: () => Simulation;
};

export const mostDays = 10_000;

/** A simulation that goes on a piece at a time, so that the caller may say how far it is, or stop. The system is free of faults (`findFault`). */
export function startSimulation(system: System, { days, chance }: SimulationOptions): SimulationRun {
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new RangeError(`days is ${days}: it must be a whole number from 1 to ${mostDays}`);
  }
  const world = worldOf(system, days, chance);
  begin(world);
  return {
    advance: (events) => advance(world, events),
    contacts: () => world.contacts,
    result: () => resultOf(system, world),
  };
}

/** The same from beginning to end. */
export function simulate(system: System, options: SimulationOptions): Simulation {
  const run = startSimulation(system, options);
  while (!run.advance(1_000_000));
  return run.result();
}
