import type { Chance } from '../search/chance.ts';
import type { Hand } from '../search/lay.ts';
import type { Roster } from '../search/roster.ts';
import { type Generated, generate } from './generate.ts';
import type { Column, Master } from './master.ts';

/**
 * From a mixture to a roster: the person whose fill is nearest to decided is decided, the others look again for fills that suit
 * better, and so on. Pauses after each decision. Returns a fill for each, or undefined.
 */
export function* dive(
  hand: Hand,
  roster: Roster,
  master: Master,
  rounds: number,
  { mixture, prices: start }: Generated,
  ceiling: number,
  chance?: Chance,
): Generator<undefined, Column[] | undefined> {
  const chosen = new Map<number, Column>();
  let { shares } = mixture;
  let prices = start;
  while (chosen.size < master.patch.people.length) {
    decide(master, chosen, shares, chance);
    const after = generate(hand, roster, master, rounds, prices, new Set(chosen.keys()));
    if (!after || after.mixture.value > ceiling) break;
    shares = after.mixture.shares;
    prices = after.mixture.rows;
    yield;
  }
  const { program, columns, slacks, highs } = master;
  const all = { kind: 'range' as const, from: slacks.length, to: slacks.length + columns.length - 1 };
  program.changeColsBounds(
    all,
    new Float64Array(columns.length),
    new Float64Array(columns.length).fill(highs.infinity),
  );
  return chosen.size === master.patch.people.length ? [...chosen.values()] : undefined;
}

/** Decides every fill that has (almost) the whole share, and at least the one that has most. */
function decide(master: Master, chosen: Map<number, Column>, shares: Float64Array, chance?: Chance): void {
  let most = -1;
  let clearest = 0;
  let least = master.patch.people.length;
  const take = (at: number): void => {
    const column = master.columns[at];
    if (!column || chosen.has(column.person)) return;
    chosen.set(column.person, column);
    master.columns.forEach((other, place) => {
      if (other.person !== column.person) return;
      const value = place === at ? 1 : 0;
      master.program.changeColBounds(master.slacks.length + place, value, value);
    });
  };
  master.columns.forEach((column, at) => {
    if (chosen.has(column.person)) return;
    const share = (shares[at] ?? 0) * (chance ? chance() : 1);
    if (most < 0 || share > clearest) [most, clearest] = [at, share];
    if ((shares[at] ?? 0) > 0.99 && least-- > 0) take(at);
  });
  if (most >= 0) take(most);
}

/** The whole dive at once. */
export function diveThrough(...given: Parameters<typeof dive>): Column[] | undefined {
  const diving = dive(...given);
  for (;;) {
    const { done, value } = diving.next();
    if (done) return value;
  }
}
