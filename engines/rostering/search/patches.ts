import { refillDay } from '../bound/day.ts';
import type { Column } from '../bound/master.ts';
import { type Mended, type MendLimits, mend } from '../bound/mend.ts';
import type { Model } from '../model/model.ts';
import { below, type Chance } from './chance.ts';
import { weekendEnd, weekendStart } from './neighbours.ts';
import type { Solver } from './solver.ts';

/** Where many rows share a day, as intervals do, a line serves many at once: walking and building anew pay, and a patch's master would be too large. */
export function isDense({ coverage, days }: Model): boolean {
  return coverage.rows / days > 60;
}

/** Takes some people's days out and fills them anew, by a choice among fills or by a dive. */
export function patchUp(solver: Solver, way: 'pick' | 'dive'): void {
  const { search, highs } = solver;
  const { model, hand, roster, prices, chance } = search;
  const { from, to } = stretch(solver);
  const scale = (to - from) / model.days;
  const all = model.people.length;
  const share = Math.min(1, 20 / (all * scale));
  const count = way === 'pick' ? Math.round(solver.size) : Math.round(all * Math.min(share, 0.2 + 0.5 * chance()));
  const people = drawPeople(solver, Math.max(2, Math.min(all, count)));
  const limits: MendLimits = {
    rounds: 15,
    nodes: way === 'pick' ? 200 : 0,
    seconds: 8,
    variations: way === 'pick' ? 2 : 0,
    diveRounds: 3,
  };
  const result = mend(
    highs,
    hand,
    roster,
    { people, from, to },
    prices,
    known(solver, people, from, to),
    limits,
    chance,
  );
  if (way === 'pick') solver.size = nextSize(solver.size, result, all);
}

const dayLimits = { nodes: 5000, seconds: 8 };

/** One day of those that have not had their turn, in an order by chance. */
export function refillDays(solver: Solver): void {
  const { highs, days } = solver;
  const { model, roster, chance } = solver.search;
  if (days.length === 0) days.push(...shuffled(chance, model.days));
  const day = days.pop() as number;
  const better = refillDay(highs, model, roster, day, dayLimits);
  solver.refilled = better ? { day, shift: roster.shift.slice(), variant: roster.variant.slice() } : undefined;
}

function shuffled(chance: Chance, count: number): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  for (let place = count - 1; place > 0; place--) {
    const other = below(chance, place + 1);
    [all[place], all[other]] = [all[other] as number, all[place] as number];
  }
  return all;
}

function nextSize(size: number, result: Mended, all: number): number {
  if (result === 'open') return Math.max(3, size - 0.5);
  return result === 'better' ? size : Math.min(all, 12, size + 0.25);
}

/** Whole lines where they are short, else some weeks. */
function stretch({ search }: Solver): { from: number; to: number } {
  const { days, weekendOf } = search.model;
  const dense = isDense(search.model);
  if (days <= 56 && !dense) return { from: 0, to: days };
  const length = dense ? 7 : 7 * (4 + below(search.chance, 4));
  const from = below(search.chance, days - Math.min(days, length) + 1);
  return { from: weekendStart(weekendOf, from), to: weekendEnd(weekendOf, Math.min(days, from + length), days) };
}

function drawPeople({ search }: Solver, count: number): number[] {
  const people = search.model.people.map((_, person) => person);
  for (let place = 0; place < count; place++) {
    const other = place + below(search.chance, people.length - place);
    [people[place], people[other]] = [people[other] as number, people[place] as number];
  }
  return people.slice(0, count);
}

function known({ master, search }: Solver, people: readonly number[], from: number, to: number): Column[] {
  if (!master || from > 0 || to < search.model.days) return [];
  const open = new Set(people);
  return master.columns.filter(({ person }) => open.has(person));
}
