import type { Model, Person } from '../model/model.ts';
import type { Desk } from './desk.ts';
import type { Window } from './window.ts';

/** Where the evening before the stretch stands among the positions; -1 where the days before already break a rule. */
export function positionBefore(desk: Desk, model: Model, person: Person, window: Window): number {
  if (window.runBefore === 0) return Math.min(window.offBefore, desk.offs) - 1;
  if (window.runBefore > person.maxRun) return -1;
  const kind = model.kinds.of[window.shiftBefore] ?? 0;
  return desk.offs + (window.runBefore - 1) * desk.classes + (model.kinds.after[kind] ?? 0);
}

/** Whether the days behind the stretch may follow a position. */
export function mayEnd(desk: Desk, model: Model, person: Person, window: Window, position: number): boolean {
  if (window.to === model.days) return true;
  const off = position < desk.offs;
  const run = off ? 0 : Math.floor((position - desk.offs) / desk.classes) + 1;
  const reachesStart = run === window.to;
  if (window.runAfter === 0) {
    const rested = (off ? position + 1 : 0) + window.offAfter >= desk.offs || window.afterReachesEnd;
    return rested && (off || run >= person.minRun || reachesStart);
  }
  if (off) return position === desk.offs - 1 && (window.runAfter >= person.minRun || window.afterReachesEnd);
  const { kinds } = model;
  const after = (position - desk.offs) % desk.classes;
  const before = kinds.before[kinds.of[window.shiftAfter] ?? 0] ?? 0;
  const together = run + window.runAfter;
  const longEnough = together >= person.minRun || reachesStart || window.afterReachesEnd;
  return together <= person.maxRun && longEnough && kinds.joins[after * kinds.beforeClasses + before] === 1;
}
