import type { Plan } from './plan.ts';

/** Fields of a type's cell. */
export const offered = 0;
export const answered = 1;
export const inTime = 2;
export const abandoned = 3;
export const waited = 4;
export const answeredWait = 5;
export const abandonedWait = 6;
export const typeFields = 7;

/** Fields of a group's cell. */
export const taken = 0;
export const takenInTime = 1;
export const takenAfterWait = 2;
export const takenWait = 3;
export const busySeconds = 4;
export const presentSeconds = 5;
export const groupFields = 6;

/** Fields of a skill's cell; seconds of each contact in hand. */
export const handled = 0;
export const handSeconds = 1;
export const skillFields = 2;

/**
 * What happened, by day: row 0 is the day that fills the system, then the days that count, then one for what comes after.
 * A contact belongs to the day of its arrival, an agent's second to the day on which it passes.
 */
export type Tally = {
  readonly ofType: Float64Array;
  readonly ofGroup: Float64Array;
  readonly ofSkill: Float64Array;
};

export function emptyTally(plan: Plan, days: number): Tally {
  return {
    ofType: new Float64Array((days + 2) * plan.types * typeFields),
    ofGroup: new Float64Array((days + 2) * plan.groups * groupFields),
    ofSkill: new Float64Array((days + 2) * plan.skill.type.length * skillFields),
  };
}

export function add(cells: Float64Array, at: number, amount: number): void {
  cells[at] = (cells[at] ?? 0) + amount;
}
