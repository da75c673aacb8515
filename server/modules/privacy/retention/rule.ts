import type { Duty } from '../../../platform/personal/person.ts';
import { addMonths, dutyAgainst } from '../erasure.ts';

/** Whoever said no to a proposal is not asked again sooner, however short the policy keeps. */
const fewestMonthsOfPeace = 12;

/** Nothing is open, something was closed, and its months are over. Who never had a case is not proposed: nothing of theirs ran out. */
export function isOver(duties: readonly Duty[], keepMonths: number, now: Date): boolean {
  return duties.some(({ lastEndedAt }) => lastEndedAt !== null) && dutyAgainst(duties, keepMonths, now) === null;
}

/** A proposal that was withdrawn at or before this instant stands against no other. */
export const peaceUntil = (keepMonths: number, now: Date): Date =>
  addMonths(now, -Math.max(keepMonths, fewestMonthsOfPeace));
