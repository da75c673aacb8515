import { instantOf } from '@tongli/calendar';
import { seededRandom } from '@tongli/spc';
import type { RealCall } from './calls.ts';
import { patienceOf, survivalOf } from './patience.ts';
import { spellsOf, turnaroundsOf } from './staffing.ts';

/** Somebody who is going to come. Instants in milliseconds. */
export interface Customer {
  readonly at: number;
  readonly patienceSeconds: number;
  readonly serviceSeconds: number;
  readonly urgent: boolean;
}

/** Some agent's stretch of taking contacts; `last`: they go home after it. */
export interface Shift {
  /** From 0. */
  readonly agent: number;
  readonly from: number;
  readonly until: number;
  readonly last: boolean;
}

/** What will happen, as far as it does not depend on who gets whom. */
export interface Plan {
  readonly customers: readonly Customer[];
  readonly shifts: readonly Shift[];
  readonly agents: number;
  /** Seconds from the end of a conversation until its agent is free. */
  readonly turnarounds: readonly number[];
}

export const zone = 'Asia/Shanghai';

/** The wall clock of a day, in seconds since midnight, as an instant in milliseconds. */
export const instantAt = (day: string, seconds: number): number =>
  instantOf(zone, day, 0).getTime() + Math.round(seconds * 1_000);

const pick = <T>(all: readonly T[], random: () => number): T | undefined => all[Math.floor(random() * all.length)];

/** Kinds of fewer calls than this say too little by themselves, and are taken together. */
const enough = 500;

/**
 * A centre's calls once more: each comes when it came and lasts as long as it lasted. How long somebody would have waited, and how long
 * who gave up would have been served, is drawn from calls of the same kind.
 */
export function customersOf(calls: readonly RealCall[], source: readonly RealCall[], seed: number): Customer[] {
  const random = seededRandom(seed);
  const sizes = new Map([...Map.groupBy(source, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]));
  const groupOf = ({ kind }: RealCall) => ((sizes.get(kind) ?? 0) >= enough ? kind : 'few');
  const known = new Map(
    [...Map.groupBy(source, groupOf)].map(([group, all]) => [
      group,
      {
        survival: survivalOf(all.map(({ waitSeconds, answered }) => ({ seconds: waitSeconds, left: !answered }))),
        services: all.flatMap(({ serviceSeconds: seconds }) => (seconds > 0 ? [seconds] : [])),
      },
    ]),
  );
  let before = 0;
  return calls.map((call) => {
    // Two who come in one second have an order all the same.
    before = Math.max(before + 1, instantAt(call.day, call.at));
    const { survival, services = [] } = known.get(groupOf(call)) ?? {};
    return {
      at: before,
      patienceSeconds: survival ? patienceOf(survival, random()) : Number.POSITIVE_INFINITY,
      serviceSeconds: call.serviceSeconds || (pick(services, random) ?? 180),
      urgent: call.urgent,
    };
  });
}

/** Staffed as the calls say that it was. `source`: what is drawn from, which may be more than is replayed. */
export function replayOf(calls: readonly RealCall[], source: readonly RealCall[], seed: number): Plan {
  const spells = spellsOf(calls);
  const numbers = new Map(
    [...new Set(spells.map(({ agent }) => agent))].toSorted().map((agent, place) => [agent, place]),
  );
  const shifts = spells.map(({ agent, day, from, until }, place) => ({
    agent: numbers.get(agent) ?? 0,
    from: instantAt(day, from),
    until: instantAt(day, until),
    last: spells[place + 1]?.agent !== agent || spells[place + 1]?.day !== day,
  }));
  const turnarounds = turnaroundsOf(source);
  return { customers: customersOf(calls, source, seed), shifts, agents: numbers.size, turnarounds };
}
