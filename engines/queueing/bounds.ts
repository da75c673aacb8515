import type { StaffingProblem, Targets } from './types.ts';

/** Throws a RangeError that names the value and its bound. */
export function requireProblem(problem: StaffingProblem): void {
  requireFromZero(problem.contacts, 'contacts');
  requirePositive(problem.intervalSeconds, 'intervalSeconds');
  requirePositive(problem.handleSeconds, 'handleSeconds');
  if (problem.patienceSeconds !== undefined) requirePositive(problem.patienceSeconds, 'patienceSeconds');
  requireFromZero(problem.answerSeconds, 'answerSeconds');
  if (problem.agents !== undefined) requireWhole(problem.agents, 'agents', 0);
  requireShrinkage(problem.shrinkage ?? 0);
  requireTargets(problem.targets);
}

function requireTargets({ serviceLevel, asaSeconds, maxOccupancy, maxAbandonment }: Targets): void {
  if (serviceLevel !== undefined) requireShare(serviceLevel, 'targets.serviceLevel');
  if (asaSeconds !== undefined) requirePositive(asaSeconds, 'targets.asaSeconds');
  if (maxOccupancy !== undefined && !(maxOccupancy > 0 && maxOccupancy <= 1)) {
    throw new RangeError(`targets.maxOccupancy is ${maxOccupancy}: it must be above 0 and at most 1`);
  }
  if (maxAbandonment !== undefined && !(maxAbandonment > 0 && maxAbandonment <= 1)) {
    throw new RangeError(`targets.maxAbandonment is ${maxAbandonment}: it must be above 0 and at most 1`);
  }
}

export function requireShare(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} is ${value}: it must be above 0 and below 1`);
}

export function requireWhole(value: number, name: string, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${name} is ${value}: it must be a whole number of ${least} or more`);
  }
}

export function requireShrinkage(value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`shrinkage is ${value}: it must be 0 or more and below 1`);
}

function requireFromZero(value: number, name: string): void {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}: it must be 0 or more`);
}

function requirePositive(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}: it must be above 0`);
}
