import { studentCritical } from '../distributions.ts';
import { cholesky, dot, inverse, type Matrix } from './matrix.ts';
import { bandwidthOf, fixedShareCritical, importance, leastSquares, residualOf, robustErrors } from './regression.ts';

/** What might move a result. */
export interface Candidate {
  readonly key: string;
  /** At the same places as the result; null where it has no value. */
  readonly values: readonly (number | null)[];
  /** So many points before. */
  readonly lag: number;
}

export interface DriversInput {
  readonly result: readonly (number | null)[];
  readonly candidates: readonly Candidate[];
  /** Of each point, with which others it is compared: its weekday. Left out: with all. */
  readonly classes?: readonly number[];
}

export interface Driver {
  readonly key: string;
  readonly lag: number;
  /** What of the spread of the result goes with it, of all that is not weekday and trend: from 0 to 1. */
  readonly share: number;
  /** By so much the result differs when the candidate is one of its usual deviations higher and the others are as they are. */
  readonly effect: number;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
  /** One usual deviation of the candidate, in its own unit, weekday and trend taken out. */
  readonly deviation: number;
  /** Whether the interval leaves out zero. */
  readonly isClear: boolean;
  /** How much less is known of it because the others move with it: 1 where none does. Above 5 it can hardly be told apart. */
  readonly inflation: number;
}

export type Drivers =
  | {
      readonly state: 'told';
      /** Points on which everything has a value. */
      readonly points: number;
      /** What all explain together. */
      readonly explained: number;
      /** The usual deviation of the result, weekday and trend taken out. */
      readonly deviation: number;
      /** The first is the strongest. */
      readonly drivers: readonly Driver[];
    }
  | { readonly state: 'too-few'; readonly points: number; readonly needed: number }
  /** It never moves. */
  | { readonly state: 'constant'; readonly key: string | null }
  /** What it is follows from the others. */
  | { readonly state: 'determined'; readonly key: string };

export const mostCandidates = 8;
const pointsEach = 8;
const pointsAtLeast = 10;
/** Of what is left of a column beside what it was, below which it has not moved. */
const leastMoved = 1e-9;

interface Row {
  readonly y: number;
  readonly xs: readonly number[];
  readonly at: number;
}

function rowsOf({ result, candidates }: DriversInput): Row[] {
  return result.flatMap((y, at) => {
    const xs = candidates.map(({ values, lag }) => values[at - lag] ?? null);
    return y === null || xs.some((x) => x === null) ? [] : [{ y, xs: xs as number[], at }];
  });
}

/** Each class by itself, and a straight line over time: what both series do by the calendar alone links nothing. */
function controlsOf(rows: readonly Row[], classes: readonly number[]): number[][] {
  const middle = rows.reduce((sum, { at }) => sum + at, 0) / rows.length;
  const own = [...new Set(rows.map(({ at }) => classes[at] ?? 0))];
  return [
    ...own.map((one) => rows.map(({ at }) => ((classes[at] ?? 0) === one ? 1 : 0))),
    rows.map(({ at }) => at - middle),
  ];
}

const length = (column: readonly number[]) => Math.sqrt(dot(column, column));

/** What has not moved, but for rounding. */
const stands = (left: readonly number[], whole: readonly number[]) => length(left) <= leastMoved * (length(whole) || 1);

/**
 * How a result moves with what might move it: effects of a linear regression with weekdays and a straight trend taken out, intervals that
 * hold where neighbouring points resemble each other, and the share of each. What goes together need not be cause and effect.
 */
export function findDrivers(input: DriversInput): Drivers {
  const { candidates, result } = input;
  const rows = rowsOf(input);
  const classes = input.classes ?? result.map(() => 0);
  const controls = rows.length === 0 ? [] : controlsOf(rows, classes);
  const needed = Math.max(controls.length, 2) + pointsAtLeast + pointsEach * candidates.length;
  if (rows.length < needed) return { state: 'too-few', points: rows.length, needed };
  const whole = rows.map(({ y }) => y);
  const y = residualOf(whole, controls);
  if (stands(y, whole)) return { state: 'constant', key: null };
  const wholes = candidates.map((_, j) => rows.map(({ xs }) => xs[j] ?? 0));
  const columns = wholes.map((column) => residualOf(column, controls));
  const still = columns.findIndex((column, j) => stands(column, wholes[j] ?? []));
  if (still >= 0) return { state: 'constant', key: candidates[still]?.key ?? null };
  return told(candidates, y, columns, controls.length);
}

function told(candidates: readonly Candidate[], y: readonly number[], columns: Matrix, controls: number): Drivers {
  const fit = leastSquares(y, columns);
  if (typeof fit === 'number') return { state: 'determined', key: candidates[fit]?.key ?? '' };
  const n = y.length;
  const k = controls + columns.length;
  const correlations = columns.map((a) => columns.map((b) => dot(a, b) / (length(a) * length(b))));
  const withResult = columns.map((column) => dot(column, y) / (length(column) * length(y)));
  const shares = importance(correlations, withResult);
  const lower = cholesky(correlations);
  if (typeof lower === 'number') return { state: 'determined', key: candidates[lower]?.key ?? '' };
  const inflations = inverse(lower);
  const errors = robustErrors(columns, fit, k);
  const critical = Math.max(fixedShareCritical(bandwidthOf(n) / n), studentCritical(0.05, n - k));
  const deviationOf = (column: readonly number[]) => length(column) / Math.sqrt(n - controls);
  const drivers = candidates.map(({ key, lag }, j): Driver => {
    const deviation = deviationOf(columns[j] ?? []);
    const effect = (fit.coefficients[j] ?? 0) * deviation;
    const half = critical * (errors[j] ?? 0) * deviation;
    const [low, high] = [effect - half, effect + half];
    return {
      ...{ key, lag, share: Math.max(0, shares[j] ?? 0), effect, low, high, deviation },
      ...{ isClear: low > 0 || high < 0, inflation: inflations[j]?.[j] ?? 1 },
    };
  });
  return {
    state: 'told',
    points: n,
    explained: shares.reduce((sum, share) => sum + share, 0),
    deviation: deviationOf(y),
    drivers: drivers.toSorted((a, b) => b.share - a.share),
  };
}
