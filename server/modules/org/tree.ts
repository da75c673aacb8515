import type { IsoDate } from '@tongli/calendar';
import type { UnitKind } from '@tongli/contracts/org';
import { type Refusal, refuse } from '../../platform/call.ts';
import { never } from './dates.ts';
import { type Stay, stayOn } from './stays.ts';

/** Every unit with its kind and its places; the value of a place is the unit above, null at the top. */
export type Tree = ReadonlyMap<string, { readonly kind: UnitKind; readonly places: readonly Stay<string | null>[] }>;

const standsUnder: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  site: [null, 'site'],
  department: ['site', 'department'],
  team: ['department'],
};

export function decideNesting(kind: UnitKind, above: UnitKind | null): Refusal | null {
  if (standsUnder[kind].includes(above)) return null;
  return refuse('wrong-nesting', { status: 422, field: 'body.parentId', params: { kind, above: above ?? 'none' } });
}

/** The unit above on a date; undefined where it is not there. */
export function parentOn(tree: Tree, unitId: string, on: IsoDate): string | null | undefined {
  return stayOn(tree.get(unitId)?.places ?? [], on)?.value;
}

/** The dates on which a tree changes, within a span. */
function turns(tree: Tree, fromOn: IsoDate, untilOn: IsoDate): IsoDate[] {
  const dates = new Set<IsoDate>([fromOn]);
  for (const { places } of tree.values())
    for (const place of places)
      for (const on of [place.fromOn, place.untilOn]) if (fromOn < on && on < untilOn) dates.add(on);
  return [...dates].sort();
}

/** Whether a unit may stand under another from a date until before another: of the right kind, there all the time, and never within the unit itself. */
export function decidePlace(
  tree: Tree,
  unit: { readonly id: string; readonly kind: UnitKind },
  parentId: string | null,
  { fromOn, untilOn = never }: { readonly fromOn: IsoDate; readonly untilOn?: IsoDate },
): Refusal | null {
  const parent = parentId === null ? null : tree.get(parentId);
  if (parent === undefined) return refuse('unknown-unit', { status: 422, field: 'body.parentId' });
  const nested = decideNesting(unit.kind, parent?.kind ?? null);
  if (nested || parentId === null) return nested;
  for (const on of turns(tree, fromOn, untilOn)) {
    if (parentOn(tree, parentId, on) === undefined)
      return refuse('unit-not-there', { status: 422, field: 'body.parentId', params: { on } });
    if (liesWithin(tree, parentId, unit.id, on))
      return refuse('unit-within-itself', { status: 422, field: 'body.parentId', params: { on } });
  }
  return null;
}

/** Whether a unit is another one, or lies below it, on a date. */
export function liesWithin(tree: Tree, unitId: string, branchId: string, on: IsoDate): boolean {
  let above: string | null | undefined = unitId;
  for (let steps = 0; above && steps <= tree.size; steps += 1) {
    if (above === branchId) return true;
    above = parentOn(tree, above, on);
  }
  return false;
}

/** The units above one on a date, from the top; the unit itself last. */
export function pathOn(tree: Tree, unitId: string, on: IsoDate): string[] {
  const path: string[] = [];
  let at: string | null | undefined = unitId;
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = parentOn(tree, at, on);
  }
  return path;
}
