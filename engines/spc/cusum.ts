import type { Watch } from './false-alarm.ts';
import { type Model, standardised } from './fit.ts';
import {
  type Footing,
  footingsOf,
  meanOf,
  type ShiftChart,
  type ShiftInput,
  type ShiftPoint,
  type ShiftSignal,
} from './shift.ts';
import type { FalseAlarm } from './types.ts';

export type CusumSettings = {
  /** Reference value in sigmas, 0 or more: half the shift to be found; 0.5 where it is not given. */
  readonly k?: number;
  /** Decision interval in sigmas, above 0; 5 where it is not given. */
  readonly h?: number;
  /** Fast initial response: both sums start at h/2. */
  readonly headStart?: boolean;
};

/** Both sums are in sigmas and 0 or more, `null` at a gap; `value` is the larger one, negative where it is the lower. */
export type CusumPoint = ShiftPoint & { readonly upperSum: number | null; readonly lowerSum: number | null };

/** `from` is where the sum last left 0, the likely start of the shift; `to` the last point beyond the decision interval. */
export type CusumSignal = ShiftSignal & {
  /** First point beyond the decision interval. */
  readonly detected: number;
  /** Mean of the values from `from` to `detected`: where the process now probably is. */
  readonly level: number;
};

export type CusumChart = ShiftChart<'cusum', CusumPoint, CusumSignal>;

type Scheme = Required<CusumSettings>;

const rounding = 1e-9;

/** README, "Small shifts": `simulateShiftFalseAlarm({ type: 'cusum', … }, 200_000, seededRandom(20260101))`. */
const falseAlarms: readonly (Scheme & FalseAlarm)[] = [
  { k: 0.5, h: 5, headStart: false, meanRunLength: 464.9, within25: 0.0402 },
  { k: 0.5, h: 4, headStart: false, meanRunLength: 168.5, within25: 0.1175 },
  { k: 0.5, h: 5, headStart: true, meanRunLength: 429.8, within25: 0.1139 },
];

/**
 * Tabular CUSUM of z = (x − target)/σ: upper sum max(0, z − k + before), lower sum max(0, −z − k + before), both from 0 (with a head start
 * from h/2); a sum above h is a signal. The chart is in sigmas of a point: centre 0, limits ±h. A sum goes on after a signal.
 * Each phase starts anew; a gap leaves the sums as they are.
 * Sources: E. S. Page, Biometrika 41, 1954; J. M. Lucas and R. B. Crosier, Technometrics 24(3), 1982 (head start);
 * D. C. Montgomery, Introduction to Statistical Quality Control, ch. 9.
 * RangeError: k, h, target or sigma out of bounds, fewer than 2 baseline points where target or sigma is not given, a baseline of
 * equal values (a sum of multiples of 0 says nothing), and what the type of the points cannot take.
 */
export function cusumChart(input: ShiftInput & CusumSettings): CusumChart {
  const scheme = schemeOf(input);
  const { model, footings } = footingsOf(input);
  const points: CusumPoint[] = [];
  const signals: CusumSignal[] = [];
  for (const footing of footings) {
    const drawn = drawPhase(model, footing, scheme);
    for (const point of drawn) points.push(point);
    const runs = (['above', 'below'] as const).flatMap((side) => runsOf(model, drawn, side, scheme.h));
    for (const run of runs.sort((a, b) => a.from - b.from || a.to - b.to)) signals.push(run);
  }
  const phases = footings.map(({ phase }) => phase);
  const { centre = Number.NaN, sigma = Number.NaN } = phases.at(-1) ?? {};
  const known = falseAlarms.find(
    ({ k, h, headStart }) => k === scheme.k && h === scheme.h && headStart === scheme.headStart,
  );
  const falseAlarm = known ? { meanRunLength: known.meanRunLength, within25: known.within25 } : null;
  return { type: 'cusum', centre, sigma, points, signals, falseAlarm, phases };
}

function schemeOf({ k = 0.5, h = 5, headStart = false }: CusumSettings): Scheme {
  if (!(k >= 0 && Number.isFinite(k))) throw new RangeError(`k is ${k}: it must be a finite number, 0 or more`);
  if (!(h > 0 && Number.isFinite(h))) throw new RangeError(`h is ${h}: it must be a finite number above 0`);
  return { k, h, headStart };
}

function drawPhase(model: Model, { fit, phase, number }: Footing, scheme: Scheme): CusumPoint[] {
  const { from, to, centre, baselineFrom, baselineTo } = phase;
  if (!(phase.sigma > 0)) {
    throw new RangeError(
      `points ${baselineFrom} to ${baselineTo} have sigma ${phase.sigma}: a cusum needs values that differ`,
    );
  }
  const { k, h } = scheme;
  const points: CusumPoint[] = [];
  let upperSum = scheme.headStart ? h / 2 : 0;
  let lowerSum = upperSum;
  for (let index = from; index <= to; index++) {
    const observed = model.value(index);
    if (observed !== null) {
      const z = standardised(observed, centre, fit.sigmaAt(index));
      upperSum = Math.max(0, upperSum + z - k);
      lowerSum = Math.max(0, lowerSum - z - k);
    }
    const beyond = observed !== null && Math.max(upperSum, lowerSum) > h + rounding;
    points.push({
      index,
      label: model.label(index),
      ...(observed === null
        ? { value: null, upperSum: null, lowerSum: null }
        : { value: lowerSum > upperSum ? -lowerSum : upperSum, upperSum, lowerSum }),
      observed,
      ...(model.size ? { size: model.size(index) } : {}),
      centre: 0,
      lower: -h,
      upper: h,
      sigma: 1,
      phase: number,
      rules: beyond ? ['beyond-decision-interval'] : [],
    });
  }
  return points;
}

type OpenRun = { -readonly [key in keyof CusumSignal]: CusumSignal[key] };

/** From where a sum leaves 0 until it is 0 again there is at most one signal, even where the sum dips below h in between. */
function runsOf(model: Model, points: readonly CusumPoint[], side: 'above' | 'below', h: number): CusumSignal[] {
  const runs: OpenRun[] = [];
  let open: OpenRun | undefined;
  let start: number | undefined;
  let length = 0;
  let highest = 0;
  for (const point of points) {
    const sum = side === 'above' ? point.upperSum : point.lowerSum;
    if (sum === null) continue;
    if (sum === 0) {
      [open, start, length, highest] = [undefined, undefined, 0, 0];
      continue;
    }
    start ??= point.index;
    length++;
    if (sum <= h + rounding) continue;
    if (!open) {
      open = startRun(model, side, start, point);
      runs.push(open);
    }
    open.to = point.index;
    open.length = length;
    if (sum > highest) open.peak = point.index;
    highest = Math.max(highest, sum);
  }
  return runs;
}

function startRun(model: Model, side: 'above' | 'below', from: number, { index, phase }: CusumPoint): OpenRun {
  const level = meanOf(model, { from, to: index });
  return {
    rule: 'beyond-decision-interval',
    side,
    from,
    to: index,
    phase,
    length: 0,
    peak: index,
    detected: index,
    level,
  };
}

/** The same chart on standardised points, for its run length. RangeError as in `cusumChart`. */
export function watchCusum(settings: CusumSettings): Watch {
  const { k, h, headStart } = schemeOf(settings);
  let upper = headStart ? h / 2 : 0;
  let lower = upper;
  return (z) => {
    upper = Math.max(0, upper + z - k);
    lower = Math.max(0, lower - z - k);
    return upper > h || lower > h;
  };
}
