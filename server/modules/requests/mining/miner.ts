import type { MinedMap } from '@tongli/contracts/requests';
import { factsOf } from './facts.ts';
import { spreadOf, total } from './spread.ts';
import { end, type MinutesBetween, type Trace } from './trace.ts';

interface Tally {
  cases: number;
  /** The case counted last: a case that comes here twice is one case. */
  lastCase: number;
  readonly minutes: number[];
  readonly wall: number[];
}

/** Of a step that was done less often than this nobody says that it is the slowest. */
const enough = 5;
const mostVariants = 30;

export interface Miner {
  add(trace: Trace): void;
  result(): MinedMap;
}

/** Counts cases one after the other, so that what is held is the times and not the cases. */
export function createMiner(minutesBetween: MinutesBetween): Miner {
  const tallies = new Map<string, Tally>();
  const standing = new Map<string, number>();
  let [cases, finished, events, conforming, reworked] = [0, 0, 0, 0, 0];
  const count = (element: string, minutes: number, wall: number) => {
    const tally = tallies.get(element) ?? { cases: 0, lastCase: 0, minutes: [], wall: [] };
    tallies.set(element, tally);
    if (tally.lastCase !== cases) tally.cases++;
    tally.lastCase = cases;
    tally.minutes.push(minutes);
    tally.wall.push(wall);
  };
  return {
    add(trace) {
      cases++;
      events += trace.visits.length;
      if (trace.visits.at(-1)?.step === end) finished++;
      if (trace.stands) standing.set(trace.stands.step, (standing.get(trace.stands.step) ?? 0) + 1);
      const facts = factsOf(trace, minutesBetween);
      for (const { element, minutes, wall } of facts) count(element, minutes, wall);
      if (!facts.some(({ element }) => element.startsWith('deviation:'))) conforming++;
      if (facts.some(({ element }) => element.startsWith('loop:'))) reworked++;
    },
    result: () => ({
      ...{ cases, finished, events },
      whole: wholeOf(tallies),
      ...stepsOf(tallies, standing),
      edges: edgesOf(tallies),
      ...variantsOf(tallies, finished),
      ...loopsOf(tallies, reworked),
      conformance: { conforming, deviations: deviationsIn(tallies) },
    }),
  };
}

type Tallies = ReadonlyMap<string, Tally>;

/** All elements of a kind with what its key says after it. */
const ofKind = (tallies: Tallies, kind: string): (readonly [key: string, tally: Tally])[] =>
  [...tallies].flatMap(([element, tally]) =>
    element.startsWith(`${kind}:`) ? [[element.slice(kind.length + 1), tally] as const] : [],
  );

const timesOf = ({ minutes, wall }: Tally) => ({ minutes: spreadOf(minutes), wall: spreadOf(wall) });

function wholeOf(tallies: Tallies): MinedMap['whole'] {
  const tally = tallies.get('whole');
  return tally ? timesOf(tally) : null;
}

const ends = (way: string): { from: string; to: string } => {
  const [from = '', to = ''] = way.split('>');
  return { from, to };
};

function stepsOf(tallies: Tallies, standing: ReadonlyMap<string, number>): Pick<MinedMap, 'steps' | 'slowest'> {
  const done = new Map(ofKind(tallies, 'step'));
  const steps = [...new Set([...done.keys(), ...standing.keys()])].map((key) => {
    const tally = done.get(key);
    return {
      key,
      count: tally?.minutes.length ?? 0,
      cases: tally?.cases ?? 0,
      standing: standing.get(key) ?? 0,
      times: tally ? timesOf(tally) : null,
      totalMinutes: tally ? total(tally.minutes) : 0,
    };
  });
  const slow = steps
    .filter(({ count }) => count >= enough)
    .toSorted((a, b) => (b.times?.minutes.median ?? 0) - (a.times?.minutes.median ?? 0) || (a.key < b.key ? -1 : 1));
  return { steps, slowest: slow[0]?.key ?? null };
}

const edgesOf = (tallies: Tallies): MinedMap['edges'] =>
  ofKind(tallies, 'edge')
    .map(([way, tally]) => ({ ...ends(way), count: tally.minutes.length, cases: tally.cases, ...timesOf(tally) }))
    .toSorted((a, b) => b.count - a.count);

function variantsOf(tallies: Tallies, finished: number): Pick<MinedMap, 'variants' | 'otherVariants'> {
  const all = ofKind(tallies, 'variant').toSorted(([a, x], [b, y]) => y.cases - x.cases || (a < b ? -1 : 1));
  const rest = all.slice(mostVariants);
  return {
    variants: all.slice(0, mostVariants).map(([way, tally]) => ({
      steps: way.split('>'),
      cases: tally.cases,
      share: tally.cases / finished,
      ...timesOf(tally),
    })),
    otherVariants: { variants: rest.length, cases: rest.reduce((sum, [, { cases }]) => sum + cases, 0) },
  };
}

/** What it costs in all, the dearest first. */
function loopsOf(tallies: Tallies, reworked: number): Pick<MinedMap, 'loops' | 'rework'> {
  const loops = ofKind(tallies, 'loop')
    .map(([way, tally]) => ({
      ...ends(way),
      count: tally.minutes.length,
      cases: tally.cases,
      ...timesOf(tally),
      totalMinutes: total(tally.minutes),
      totalWall: total(tally.wall),
    }))
    .toSorted((a, b) => b.totalMinutes - a.totalMinutes || b.count - a.count);
  return { loops, rework: { cases: reworked, minutes: total(loops.map(({ totalMinutes }) => totalMinutes)) } };
}

type Deviations = MinedMap['conformance']['deviations'];

const deviationsIn = (tallies: Tallies): Deviations =>
  ofKind(tallies, 'deviation')
    .map(([said, tally]) => {
      const [kind = '', way = ''] = said.split(':');
      return {
        kind: kind as Deviations[number]['kind'],
        ...ends(way),
        count: tally.minutes.length,
        cases: tally.cases,
      };
    })
    .toSorted((a, b) => b.count - a.count);
