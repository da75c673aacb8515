import type { ChartSignal, RuleName } from '@tongli/contracts/measures';

/** How a signal's points are marked: by shape, so that colour is not needed. Paths in a box of 12 × 12. */
export type Shape = 'diamond' | 'triangle' | 'square' | 'ring' | 'arrow' | 'cross';

export const shapePaths: Record<Shape, string> = {
  diamond: 'M6 0 12 6 6 12 0 6z',
  triangle: 'M6 .5 12 11.5H0z',
  square: 'M1 1h10v10H1z',
  ring: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0zm0 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  arrow: 'M6 0 12 7H8.2v5H3.8V7H0z',
  cross: 'M2.4 0 6 3.6 9.6 0 12 2.4 8.4 6 12 9.6 9.6 12 6 8.4 2.4 12 0 9.6 3.6 6 0 2.4z',
};

const shapes: Record<RuleName, Shape> = {
  'beyond-3-sigma': 'diamond',
  'two-of-three-beyond-2-sigma': 'triangle',
  'four-of-five-beyond-1-sigma': 'square',
  'eight-one-side': 'ring',
  'nine-one-side': 'ring',
  'six-trend': 'arrow',
  'fourteen-alternating': 'cross',
  'fifteen-within-1-sigma': 'cross',
  'eight-outside-1-sigma': 'cross',
};

/** From the rule that is least often wrong to the most. */
const byStrength: readonly RuleName[] = [
  'beyond-3-sigma',
  'two-of-three-beyond-2-sigma',
  'four-of-five-beyond-1-sigma',
  'six-trend',
  'eight-one-side',
  'nine-one-side',
];

export const strongestOf = (rules: readonly RuleName[]): RuleName | undefined =>
  byStrength.find((rule) => rules.includes(rule)) ?? rules[0];

export const shapeOf = (rule: RuleName): Shape => shapes[rule];

/** Shapes with a direction point the way that the process went. */
export const turned = (side: ChartSignal['side']): boolean => side === 'below' || side === 'down';

/** A signal with the number that it bears on the chart and in the list beside it. */
export interface NumberedSignal extends ChartSignal {
  readonly number: number;
}

export const numbered = (signals: readonly ChartSignal[]): NumberedSignal[] =>
  signals.map((signal, index) => ({ ...signal, number: index + 1 }));

/** A triage of another signal of the same chart at the time of this one: one shift sets off several rules. */
export interface TriageAtSameTime {
  readonly triageId: string;
  readonly number: string;
}

type Placed = Pick<ChartSignal, 'from' | 'to' | 'triageId' | 'triageNumber'>;

type Dates = Pick<ChartSignal, 'from' | 'to'>;

/** The stretch of time to which a signal belongs: signals that overlap, those that overlap them, and so on. */
function episodeOf({ from, to }: Dates, all: readonly Dates[]): Dates {
  const near = all.filter((other) => other.from <= to && from <= other.to);
  const [first = from] = [from, ...near.map((other) => other.from)].toSorted();
  const last = [to, ...near.map((other) => other.to)].toSorted().at(-1) ?? to;
  const wider = { from: first, to: last };
  return wider.from === from && wider.to === to ? wider : episodeOf(wider, all);
}

export function triagesAtSameTime(signal: Placed, all: readonly Placed[]): TriageAtSameTime[] {
  const episode = episodeOf(signal, all);
  const found = new Map<string, TriageAtSameTime>();
  for (const { from, to, triageId, triageNumber } of all) {
    if (triageId === null || triageNumber === null || triageId === signal.triageId) continue;
    if (from <= episode.to && episode.from <= to) found.set(triageId, { triageId, number: triageNumber });
  }
  return [...found.values()].toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Numbers in few signs: 9, 10, 11, 12 as 9–12; what does not follow on stands on a line of its own. */
function inShort(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join('\n');
}

/** The marks of one point: what it looks like, and the numbers of the signals that end at it. */
export interface PointMark {
  readonly index: number;
  readonly shape: Shape;
  readonly turned: boolean;
  readonly numbers: string;
}

/** Marks of all points that belong to a signal. A point in several takes the shape of the strongest rule. */
export function marksOf(
  points: readonly { label: string; value: number | null; rules: readonly RuleName[] }[],
  signals: readonly NumberedSignal[],
): PointMark[] {
  return points.flatMap((point, index) => {
    const rule = strongestOf(point.rules);
    if (!rule || point.value === null) return [];
    const here = signals.filter(({ from, to }) => from <= point.label && point.label <= to);
    const side = (here.find((signal) => signal.rule === rule) ?? here[0])?.side ?? 'both';
    const ending = here.filter(({ to }) => to === point.label).map(({ number }) => number);
    return [{ index, shape: shapeOf(rule), turned: turned(side), numbers: inShort(ending) }];
  });
}
