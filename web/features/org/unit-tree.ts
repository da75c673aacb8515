import type { Person, Unit } from '@tongli/contracts/org';

export interface UnitBranch {
  readonly unit: Unit;
  readonly depth: number;
  readonly people: readonly Person[];
}

/** Units with their own people, each below the unit that it belongs to; a unit whose parent is not here stands at the top. */
export function branchesOf(units: readonly Unit[], people: readonly Person[]): UnitBranch[] {
  const known = new Set(units.map(({ id }) => id));
  const parentOf = ({ parentId }: Unit) => (parentId && known.has(parentId) ? parentId : null);
  const below = (parent: string | null, depth: number): UnitBranch[] =>
    units
      .filter((unit) => parentOf(unit) === parent)
      .flatMap((unit) => [
        { unit, depth, people: people.filter(({ unitId }) => unitId === unit.id) },
        ...below(unit.id, depth + 1),
      ]);
  return below(null, 0);
}

/** People whose name or post, in either language, contains what was typed. */
export function peopleMatching(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return people;
  return people.filter(({ name, post }) => `${name} ${post.zh} ${post.en}`.toLowerCase().includes(wanted));
}
