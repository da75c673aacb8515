import { addWorkingMinutes, type BusinessCalendar } from '@tongli/calendar';
import type { Ladder, LadderKind } from '@tongli/contracts/work';
import { type Refusal, refuse } from '../../../platform/call.ts';

/**
 * The ladder of a piece of work: that of its own unit or the nearest above goes before that of any unit, and with the same
 * reach that of its kind before that of any; a limit has none but its own. `line` is its unit and those above, the nearest first. Null where none fits.
 */
export function ladderFor(ladders: readonly Ladder[], line: readonly string[], kind: LadderKind): Ladder | null {
  const fitting = ladders.filter(
    (one) =>
      (one.kind === kind || (one.kind === null && kind !== 'limit')) &&
      (one.unitId === null || line.includes(one.unitId)),
  );
  const distance = ({ unitId }: Ladder) => (unitId === null ? line.length : line.indexOf(unitId));
  const [best] = fitting.toSorted(
    (a, b) => distance(a) - distance(b) || Number(a.kind === null) - Number(b.kind === null),
  );
  return best ?? null;
}

/** When the rung after so many climbed ones is due; null at the top, so that every ladder ends. */
export function nextRungAt(
  ladder: Ladder | null,
  climbed: number,
  { calendar, dueAt }: { readonly calendar: BusinessCalendar; readonly dueAt: Date },
): Date | null {
  const rung = ladder?.rungs[climbed];
  return rung ? addWorkingMinutes(calendar, dueAt, rung.afterMinutes) : null;
}

/** Rungs rise strictly, and no two ladders are for the same. */
export function decideLadders(ladders: readonly Ladder[]): Refusal | null {
  const seen = new Set<string>();
  for (const [index, { unitId, kind, rungs }] of ladders.entries()) {
    const field = `body.ladders.${index}`;
    const key = `${unitId} ${kind}`;
    if (seen.has(key)) return refuse('ladder-twice', { status: 422, field });
    seen.add(key);
    const falls = rungs.findIndex((one, at) => at > 0 && one.afterMinutes <= (rungs[at - 1]?.afterMinutes ?? 0));
    if (falls >= 0) return refuse('rungs-not-rising', { status: 422, field: `${field}.rungs.${falls}.afterMinutes` });
  }
  return null;
}
