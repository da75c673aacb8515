import type { Model } from '../model/model.ts';
import { isDense, patchUp, refillDays } from './patches.ts';
import { copyRoster } from './roster.ts';
import { keepBest, rebuild, walk } from './search.ts';
import type { Solver } from './solver.ts';

/** Work of a short and of a long round, by people and at most. */
const shortRound = { each: 1e6, most: 20e6 };
export const longRound = { each: 2e6, most: 120e6 };
/** A walk beside patches lasts about as long as one of them: it is what moves a shortage to where it costs least. */
const walkRound = { each: 15e6, most: 300e6 };
/** So many rounds in vain, and a solver goes elsewhere. */
const patience = 16;

/**
 * Where few rows decide, rosters lie in basins that no walk leaves: each solver searches one of its own. One that finds nothing
 * more dives into another, and every other time comes over to the best of all.
 */
export function isIsland({ small, search }: Solver): boolean {
  return small && !isDense(search.model);
}

/** Whether it takes over a better roster that another has found. */
export function joins(solver: Solver): boolean {
  return !isIsland(solver) || (solver.idle >= patience && (solver.dived || !solver.master));
}

/** Whether its basin has no more to give, and it can dive into another. */
export function isStuck(solver: Solver): boolean {
  return isIsland(solver) && solver.idle >= patience && solver.master !== undefined;
}

export function workOf({ each, most }: { each: number; most: number }, { people }: Model): number {
  return Math.min(most, each * people.length);
}

const dense = { walk: 0.5, rebuild: 0.2, pick: 0, dive: 0, day: 1 };
const sparse = { walk: 0.1, rebuild: 0.1, pick: 0.1, dive: 0.1, day: 0 };

export type Way = keyof Solver['credit'];

/** One round of improvement, in a way drawn by how well the ways have done. */
export function improve(solver: Solver): void {
  follow(solver, solver.long ? 'day' : (solver.next ?? drawWay(solver)));
  solver.next = drawWay(solver);
}

export function follow(solver: Solver, way: Way): void {
  const { search, credit } = solver;
  const before = search.bestCost;
  if (way === 'walk') walk(search, workOf(walkOf(solver), search.model));
  else if (way === 'rebuild') rebuild(search, workOf(longRound, search.model));
  else {
    copyRoster(search.best, search.roster);
    if (way === 'day') refillDays(solver);
    else patchUp(solver, way);
    keepBest(search);
  }
  solver.idle = search.bestCost < before ? 0 : solver.idle + 1;
  const gain = (before - search.bestCost) / Math.max(1, before - solver.bound);
  const least = (isDense(search.model) ? dense : sparse)[way];
  credit[way] = Math.max(least, 0.9 * credit[way] + (gain > 0 ? 0.3 + 10 * gain : 0));
}

function walkOf({ priced, search }: Solver): { each: number; most: number } {
  if (!priced) return longRound;
  return isDense(search.model) ? shortRound : walkRound;
}

function drawWay({ credit, search, priced, rising }: Solver): Way {
  // Without good prices a patch would start from nothing.
  if (!priced) return 'walk';
  const chances = { ...credit, day: rising ? 0 : credit.day };
  let aim = search.chance() * Object.values(chances).reduce((sum, chance) => sum + chance, 0);
  for (const way of ['walk', 'rebuild', 'pick', 'dive', 'day'] as const) {
    aim -= chances[way];
    if (aim <= 0) return way;
  }
  return 'walk';
}
