import type { ComparedMeasure } from '@tongli/contracts/requests';
import type { CaseOutcome } from '../cases.ts';
import {
  casesForMeans,
  casesForShares,
  differenceInDifferences,
  type Effect,
  holm,
  mean,
  median,
  rankSum,
  shares,
  variance,
  welch,
} from './tests.ts';

/** The cases of a pilot and of its control, and those of the same teams in as much time before. */
export interface Compared {
  readonly pilot: readonly CaseOutcome[];
  readonly control: readonly CaseOutcome[];
  readonly pilotBefore: readonly CaseOutcome[];
  readonly controlBefore: readonly CaseOutcome[];
}

type Measure = Pick<ComparedMeasure, 'key' | 'scale' | 'wanted' | 'method'> & {
  /** Null where the case has none. */
  readonly read: (one: CaseOutcome) => number | null;
};

/** Fewer on a side are not tested: an interval from them would only look like knowledge. */
const fewest = 8;
const significance = 0.05;
/** Differences worth knowing: a fifth of the control's median time, five of a hundred cases, three tenths of a point. */
const relevantShareOfTime = 0.2;
const relevantShare = 0.05;
const relevantPoints = 0.3;
/** For the same power the rank sum needs at most this many times the cases of a test of means, of normal values. */
const rankSumPrice = Math.PI / 3;

const minutesBetween = (from: Date, until: Date): number => (until.getTime() - from.getTime()) / 60_000;
const asNumber = (value: boolean | null): number | null => (value === null ? null : Number(value));

const measures: readonly Measure[] = [
  {
    key: 'resolution',
    scale: 'minutes',
    wanted: 'lower',
    method: 'rank-sum',
    read: ({ startedAt, resolvedAt }) => resolvedAt && minutesBetween(startedAt, resolvedAt),
  },
  {
    key: 'on-time',
    scale: 'share',
    wanted: 'higher',
    method: 'fisher-newcombe',
    read: ({ onTime }) => asNumber(onTime),
  },
  {
    key: 'reopened',
    scale: 'share',
    wanted: 'lower',
    method: 'fisher-newcombe',
    read: ({ resolvedAt, reopened }) => resolvedAt && Number(reopened),
  },
  {
    key: 'satisfaction',
    scale: 'points',
    wanted: 'higher',
    method: 'welch',
    read: ({ satisfaction }) => satisfaction,
  },
];

const ofStep = (step: string): Measure => ({
  key: `step:${step}`,
  scale: 'minutes',
  wanted: 'lower',
  method: 'rank-sum',
  read: ({ stepMinutes }) => stepMinutes[step] ?? null,
});

interface Values {
  readonly pilot: readonly number[];
  readonly control: readonly number[];
  readonly pilotBefore: readonly number[];
  readonly controlBefore: readonly number[];
}

function valuesOf({ read }: Measure, compared: Compared): Values {
  const of = (cases: readonly CaseOutcome[]) => cases.map(read).filter((value) => value !== null);
  return {
    pilot: of(compared.pilot),
    control: of(compared.control),
    pilotBefore: of(compared.pilotBefore),
    controlBefore: of(compared.controlBefore),
  };
}

const countOf = (values: readonly number[]) => ({
  hits: values.filter((one) => one === 1).length,
  trials: values.length,
});

function effectOf({ method }: Measure, { pilot, control }: Values): Effect | null {
  if (Math.min(pilot.length, control.length) < fewest) return null;
  if (method === 'rank-sum') return rankSum(pilot, control);
  return method === 'welch' ? welch(pilot, control) : shares(countOf(pilot), countOf(control));
}

function didOf({ pilot, control, pilotBefore, controlBefore }: Values): Effect | null {
  const all = [pilot, control, pilotBefore, controlBefore];
  if (all.some((values) => values.length < fewest)) return null;
  return differenceInDifferences({ before: pilotBefore, after: pilot }, { before: controlBefore, after: control });
}

const sideOf = ({ scale }: Measure, values: readonly number[]) => ({
  n: values.length,
  value: values.length === 0 ? null : scale === 'minutes' ? median(values) : mean(values),
});

/** The difference worth knowing, and how many cases a side finds it with; undefined where the control says too little. */
function needed({ scale }: Measure, { pilot, control }: Values): { relevant: number; each: number } | undefined {
  if (control.length < 2) return;
  if (scale === 'share') return { relevant: relevantShare, each: casesForShares(mean(control), relevantShare) };
  const relevant = scale === 'points' ? relevantPoints : relevantShareOfTime * median(control);
  if (relevant <= 0) return;
  const spread = Math.sqrt(Math.max(variance(control), pilot.length > 1 ? variance(pilot) : 0));
  const price = scale === 'points' ? 1 : rankSumPrice;
  return { relevant, each: Math.max(fewest, Math.ceil(price * casesForMeans(spread, relevant))) };
}

type Judged = Pick<ComparedMeasure, 'effect' | 'did' | 'adjusted' | 'wanted' | 'lacking'>;

/** What can honestly be said: a difference beyond chance, none that matters, or that nobody knows yet. */
function verdictOf({ effect, did, adjusted, wanted, lacking }: Judged): ComparedMeasure['verdict'] {
  const found = did ?? effect;
  if (found && adjusted !== null && adjusted < significance)
    return found.value < 0 === (wanted === 'lower') ? 'better' : 'worse';
  const enough = found !== null && lacking !== null && lacking.pilot === 0 && lacking.control === 0;
  return enough ? 'no-relevant-difference' : 'too-little-data';
}

/**
 * Pilot against control, measure by measure, with p-values adjusted for how many were looked at. Where the teams have a time before, the change of
 * one against the change of the other decides: teams are chosen, not drawn by lot.
 */
export function comparePilot(compared: Compared, steps: readonly string[]): ComparedMeasure[] {
  const found = [...measures, ...steps.map(ofStep)].map((measure) => {
    const values = valuesOf(measure, compared);
    return { measure, values, effect: effectOf(measure, values), did: didOf(values), need: needed(measure, values) };
  });
  const adjusted = holm(found.map(({ did, effect }) => (did ?? effect)?.pValue ?? null));
  return found.map(({ measure, values, effect, did, need }, index) => {
    const { key, scale, wanted, method } = measure;
    const lacks = (side: readonly number[]) => Math.max(0, (need?.each ?? 0) - side.length);
    const lacking = need ? { pilot: lacks(values.pilot), control: lacks(values.control) } : null;
    const judged = { effect, did, adjusted: adjusted[index] ?? null, wanted, lacking };
    return {
      ...judged,
      key,
      scale,
      method,
      pilot: sideOf(measure, values.pilot),
      control: sideOf(measure, values.control),
      relevant: need?.relevant ?? null,
      verdict: verdictOf(judged),
    };
  });
}
