/** What the drawing needs of a unit. */
export interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** A unit where it is drawn: levels go to the right, rows go down. */
export interface Placed<Unit extends Node> {
  readonly unit: Unit;
  /** 0 for the topmost. */
  readonly level: number;
  readonly row: number;
  /** The row of the unit above it; null at the top. */
  readonly parentRow: number | null;
  /** Units directly below, drawn or folded away. */
  readonly below: number;
  readonly folded: boolean;
  /** Its place among its siblings, from 1. */
  readonly place: number;
  readonly siblings: number;
}

export type Shape = 'chart' | 'outline';

/** Who is directly below whom; what lies below something that is not here stands at the top. */
export function childrenOf<Unit extends Node>(units: readonly Unit[]): ReadonlyMap<string | null, readonly Unit[]> {
  const known = new Set(units.map(({ id }) => id));
  const children = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const above = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(above, [...(children.get(above) ?? []), unit]);
  }
  return children;
}

/**
 * Places units in reading order. A chart has a unit's first subunit beside it, so that there is a row for each unit at the
 * end of a line and the whole fits a page by its height alone; an outline has a row for every unit.
 */
export function placeUnits<Unit extends Node>(
  units: readonly Unit[],
  folded: ReadonlySet<string>,
  shape: Shape,
): Placed<Unit>[] {
  const children = childrenOf(units);
  const placed: Placed<Unit>[] = [];
  let row = 0;
  const place = (siblings: readonly Unit[], level: number, parentRow: number | null) => {
    siblings.forEach((unit, index) => {
      if (index > 0 || (shape === 'outline' && placed.length > 0)) row += 1;
      const below = children.get(unit.id) ?? [];
      const isFolded = below.length > 0 && folded.has(unit.id);
      const at = { level, row, parentRow, place: index + 1, siblings: siblings.length };
      placed.push({ unit, ...at, below: below.length, folded: isFolded });
      if (!isFolded) place(below, level + 1, at.row);
    });
  };
  place(children.get(null) ?? [], 0, null);
  return placed;
}

/** The unit itself and all below it: where it cannot be moved to. */
export function branchOf(units: readonly Node[], id: string): ReadonlySet<string> {
  const children = childrenOf(units);
  const branch = new Set([id]);
  for (const one of branch) for (const child of children.get(one) ?? []) branch.add(child.id);
  return branch;
}

/** From the topmost unit down to this one. */
export function pathOf<Unit extends Node>(units: readonly Unit[], id: string | null): readonly Unit[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const path: Unit[] = [];
  for (let at = known.get(id ?? ''); at && !path.includes(at); at = known.get(at.parentId ?? '')) path.unshift(at);
  return path;
}

/** Units that match, with those above them: what stays on screen while something is looked for. */
export function withThoseAbove<Unit extends Node>(
  units: readonly Unit[],
  matches: (unit: Unit) => boolean,
): readonly Unit[] {
  const kept = new Set(units.filter(matches).flatMap(({ id }) => pathOf(units, id)));
  return units.filter((unit) => kept.has(unit));
}

/** Where a large organisation opens: the first levels, as many as show at most so many units. */
export function foldedAtFirst(units: readonly Node[], most: number): ReadonlySet<string> {
  const children = childrenOf(units);
  const folded = new Set<string>();
  let shown = 0;
  let level = children.get(null) ?? [];
  while (level.length > 0) {
    shown += level.length;
    const next = level.flatMap(({ id }) => children.get(id) ?? []);
    if (shown + next.length > most) for (const { id } of level) folded.add(id);
    if (folded.size > 0) break;
    level = next;
  }
  return folded;
}

/** Where an arrow key leads from a unit: to another one, or to folding or unfolding it. */
export function stepFrom<Unit extends Node>(
  placed: readonly Placed<Unit>[],
  id: string,
  key: string,
): { readonly to: string } | { readonly fold: boolean } | null {
  const index = placed.findIndex(({ unit }) => unit.id === id);
  const at = placed[index];
  if (!at) return null;
  const to = (target: Placed<Unit> | undefined) => (target ? { to: target.unit.id } : null);
  if (key === 'ArrowDown') return to(placed[index + 1]);
  if (key === 'ArrowUp') return to(placed[index - 1]);
  if (key === 'Home') return to(placed[0]);
  if (key === 'End') return to(placed.at(-1));
  if (key === 'ArrowRight') return at.folded ? { fold: false } : at.below > 0 ? to(placed[index + 1]) : null;
  if (key !== 'ArrowLeft') return null;
  if (at.below > 0 && !at.folded) return { fold: true };
  return to(placed.find(({ unit }) => unit.id === at.unit.parentId));
}
