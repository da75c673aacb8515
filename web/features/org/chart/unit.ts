import type { OrganisationUnit, Unit, UnitKind } from '@tongli/contracts/org';
import { branchOf, childrenOf } from './layout.ts';

export type { UnitKind };

/** A unit as it is drawn: with the people of its whole branch. */
export interface ChartUnit extends OrganisationUnit {
  readonly branchPeople: number;
}

/** Adds up, for each unit, the people in it and in everything below it. */
export function withBranchPeople(units: readonly OrganisationUnit[]): ChartUnit[] {
  const children = childrenOf(units);
  const sums = new Map<string, number>();
  const sumOf = (unit: OrganisationUnit): number => {
    const below = children.get(unit.id) ?? [];
    const sum = below.reduce((total, child) => total + sumOf(child), unit.peopleCount);
    sums.set(unit.id, sum);
    return sum;
  };
  for (const top of children.get(null) ?? []) sumOf(top);
  return units.map((unit) => ({ ...unit, branchPeople: sums.get(unit.id) ?? unit.peopleCount }));
}

/** Whether a unit of a kind may stand in one of another kind, or at the top (null). */
export function mayStandIn(kind: UnitKind, above: UnitKind | null): boolean {
  if (kind === 'site') return above === null || above === 'site';
  if (kind === 'department') return above === 'site' || above === 'department';
  return above === 'department';
}

/** The units that one may be moved into: neither where it stands already nor below itself. */
export function placesFor<One extends Unit>(units: readonly One[], id: string): readonly One[] {
  const moved = units.find((unit) => unit.id === id);
  if (!moved) return [];
  const branch = branchOf(units, id);
  return units.filter(
    (unit) => mayStandIn(moved.kind, unit.kind) && !branch.has(unit.id) && unit.id !== moved.parentId,
  );
}
