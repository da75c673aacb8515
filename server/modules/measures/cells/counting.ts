import { type Measure, spread } from '../catalogue/index.ts';
import { type Counted, type Dimensions, type Mark, type MeasuredFact, slotOf } from './fact.ts';
import { bucketOf } from './histogram.ts';

const hourMs = 3_600_000;

/** What a subject has added to the cells: `slot` in milliseconds. */
export interface Entry {
  readonly place: number;
  readonly measure: Measure;
  readonly slot: number;
  readonly day: string;
  readonly dimensions: Dimensions;
  readonly value: number;
}

export interface Memory {
  readonly dimensions: Dimensions;
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
  readonly once: readonly string[];
  readonly among: Readonly<Record<string, readonly string[]>>;
  /** The place of the next entry. */
  readonly next: number;
}

export interface Remembered {
  readonly number: string;
  readonly memory: Memory;
  readonly entries: readonly Entry[];
}

/** So many more (or, taken back, fewer) of a measure in a cell. */
export type Addition = Omit<Entry, 'place'> & { readonly sign: 1 | -1 };

export interface Tally extends Remembered {
  readonly additions: readonly Addition[];
}

export const nothingKnown = (projectId: string): Remembered => ({
  number: '',
  memory: {
    dimensions: {
      ...{ projectId, unitId: null, personId: null, queueId: null },
      ...{ product: '', area: '', cause: '', channel: '', kind: '', step: '' },
    },
    marks: {},
    once: [],
    among: {},
    next: 1,
  },
  entries: [],
});

export const bucketFor = ({ measure, value }: Pick<Entry, 'measure' | 'value'>): number =>
  spread.has(measure) ? bucketOf(value) : 0;

/** A fact as it is counted: `day` is its business date. Pure; what was not known yet begins with `nothingKnown`. */
export function tally(known: Remembered, fact: MeasuredFact, day: string): Tally {
  const learned = learn(known, fact);
  const moved = move(learned, fact, known.memory.dimensions);
  if (fact.among) return amongOthers(moved, fact, fact.among);
  const { once, needs, counts = [] } = fact;
  const { memory } = moved;
  if ((once !== undefined && memory.once.includes(once)) || (needs && !memory.marks[needs])) return moved;
  const noted = once === undefined ? moved : { ...moved, memory: { ...memory, once: [...memory.once, once] } };
  return add(noted, counts, { slot: slotOf(fact.at), day, at: fact.at });
}

/** What is known from now on; a mark that stands already stays as it is. */
function learn({ number, memory, entries }: Remembered, { know = {}, corrects, marks = {} }: MeasuredFact): Remembered {
  const { number: called, projectId, ...rest } = know;
  const dimensions = { ...memory.dimensions, ...rest, ...(projectId ? { projectId } : {}), ...corrects };
  const stated = Object.entries(marks).map(([mark, at]) => [mark, at.toISOString()]);
  return {
    number: called ?? number,
    memory: { ...memory, dimensions, marks: { ...Object.fromEntries(stated), ...memory.marks } },
    entries,
  };
}

/**
 * Product and area are the case's, as corrected; unit and person are those of the moment, and of the first to have the case for what was
 * counted before anybody had it.
 */
function move(known: Remembered, { corrects }: MeasuredFact, before: Dimensions): Tally {
  const { unitId, personId } = known.memory.dimensions;
  const firstUnit = before.unitId === null && unitId !== null;
  if (!corrects && !firstUnit) return { ...known, additions: [] };
  const additions: Addition[] = [];
  const entries = known.entries.map((entry) => {
    const orphan = firstUnit && entry.dimensions.unitId === null;
    const dimensions = {
      ...entry.dimensions,
      ...corrects,
      ...(orphan ? { unitId, personId: entry.dimensions.personId ?? personId } : {}),
    };
    additions.push({ ...entry, sign: -1 }, { ...entry, dimensions, sign: 1 });
    return { ...entry, dimensions };
  });
  return { ...known, entries, additions };
}

interface When {
  readonly slot: number;
  readonly day: string;
  readonly at: Date;
}

function add(known: Tally, counts: readonly Counted[], { slot, day, at }: When): Tally {
  const { memory } = known;
  const added = counts
    .map((counted) => ({ measure: counted.measure, value: worthOf(counted, memory, at) }))
    .filter(({ measure, value }) => value !== 0 || spread.has(measure))
    .map((one, index) => ({ ...one, slot, day, dimensions: memory.dimensions, place: memory.next + index }));
  return {
    ...known,
    memory: { ...memory, next: memory.next + added.length },
    entries: [...known.entries, ...added],
    additions: [...known.additions, ...added.map((entry) => ({ ...entry, sign: 1 as const }))],
  };
}

function worthOf({ value = 1, hoursSince, by }: Counted, { marks }: Memory, at: Date): number {
  if (by) return marks[by] !== undefined && at.getTime() <= Date.parse(marks[by]) ? 1 : 0;
  if (!hoursSince) return value;
  const since = marks[hoursSince];
  return since === undefined ? 0 : Math.max(0, (at.getTime() - Date.parse(since)) / hourMs);
}

function amongOthers(
  known: Tally,
  fact: MeasuredFact,
  { key, id, stands, beside }: NonNullable<MeasuredFact['among']>,
) {
  const before = known.memory.among[key] ?? [];
  const after = stands ? [...new Set([...before, id])] : before.filter((other) => other !== id);
  const noted = { ...known, memory: { ...known.memory, among: { ...known.memory.among, [key]: after } } };
  if (before.length > 0 === after.length > 0) return noted;
  if (after.length === 0) return takeBack(noted, new Set((fact.counts ?? []).map(({ measure }) => measure)));
  const place = known.entries.find(({ measure }) => measure === beside);
  return place ? add(noted, fact.counts ?? [], { slot: place.slot, day: place.day, at: fact.at }) : noted;
}

function takeBack(known: Tally, measures: ReadonlySet<Measure>): Tally {
  const taken = known.entries.filter(({ measure }) => measures.has(measure));
  return {
    ...known,
    entries: known.entries.filter((entry) => !taken.includes(entry)),
    additions: [...known.additions, ...taken.map((entry) => ({ ...entry, sign: -1 as const }))],
  };
}
