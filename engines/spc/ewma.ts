import type { Watch } from './false-alarm.ts';
import { type Model, standardised } from './fit.ts';
import {
  type Footing,
  footingsOf,
  type ShiftChart,
  type ShiftInput,
  type ShiftPoint,
  type ShiftSignal,
} from './shift.ts';
import type { FalseAlarm } from './types.ts';

export type EwmaSettings = {
  /** Weight of the newest point, above 0 and at most 1; 0.2 where it is not given. */
  readonly lambda?: number;
  /** Distance of the limits in standard deviations of the average, above 0; 3 where it is not given. */
  readonly width?: number;
};

export type EwmaChart = ShiftChart<'ewma', ShiftPoint, ShiftSignal>;

type Weighting = Required<EwmaSettings>;

// As the limits of the other charts, but for rounding.
const rounding = 1e-9;

/** README, "Small shifts": `simulateShiftFalseAlarm({ type: 'ewma', … }, 200_000, seededRandom(20260101))`. */
const falseAlarms: readonly (Weighting & FalseAlarm)[] = [
  { lambda: 0.2, width: 3, meanRunLength: 552.7, within25: 0.0467 },
  { lambda: 0.1, width: 2.7, meanRunLength: 356.2, within25: 0.0817 },
];

/**
 * Exponentially weighted moving average z_i = λ·x_i + (1 − λ)·z_(i−1) from z_0 = target, with limits target ± width·s_i and
 * s_i² = λ²σ_i² + (1 − λ)²·s_(i−1)²: exact from the first point on and for subgroups of any size; with equal sizes
 * σ²·λ/(2 − λ)·(1 − (1 − λ)^(2i)). Each phase starts at its target again; a gap leaves the average as it is. `value` is the average, `sigma` s_i.
 * Sources: S. W. Roberts, Technometrics 1(3), 1959; D. C. Montgomery, Introduction to Statistical Quality Control, ch. 9.
 * RangeError: lambda, width, target or sigma out of bounds, fewer than 2 baseline points where target or sigma is not given,
 * and what the type of the points cannot take.
 */
export function ewmaChart(input: ShiftInput & EwmaSettings): EwmaChart {
  const weighting = weightingOf(input);
  const { model, footings } = footingsOf(input);
  const points: ShiftPoint[] = [];
  const signals: ShiftSignal[] = [];
  for (const footing of footings) {
    const drawn = drawPhase(model, footing, weighting);
    for (const point of drawn) points.push(point);
    for (const signal of runsOf(drawn, footing)) signals.push(signal);
  }
  const phases = footings.map(({ phase }) => phase);
  const { centre = Number.NaN, sigma = Number.NaN } = phases.at(-1) ?? {};
  const known = falseAlarms.find(({ lambda, width }) => lambda === weighting.lambda && width === weighting.width);
  const falseAlarm = known ? { meanRunLength: known.meanRunLength, within25: known.within25 } : null;
  return { type: 'ewma', centre, sigma, points, signals, falseAlarm, phases };
}

function weightingOf({ lambda = 0.2, width = 3 }: EwmaSettings): Weighting {
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError(`lambda is ${lambda}: it must be above 0 and at most 1`);
  if (!(width > 0 && Number.isFinite(width)))
    throw new RangeError(`width is ${width}: it must be a finite number above 0`);
  return { lambda, width };
}

function drawPhase(model: Model, footing: Footing, weighting: Weighting): ShiftPoint[] {
  const { lambda, width } = weighting;
  const { fit, phase, number } = footing;
  const points: ShiftPoint[] = [];
  let average = phase.centre;
  let variance = 0;
  for (let index = phase.from; index <= phase.to; index++) {
    const observed = model.value(index);
    if (observed !== null) {
      average += lambda * (observed - average);
      variance = (lambda * fit.sigmaAt(index)) ** 2 + (1 - lambda) ** 2 * variance;
    }
    const sigma = Math.sqrt(variance);
    const beyond = observed !== null && Math.abs(standardised(average, phase.centre, sigma)) > width + rounding;
    points.push({
      index,
      label: model.label(index),
      value: observed === null ? null : average,
      observed,
      ...(model.size ? { size: model.size(index) } : {}),
      centre: phase.centre,
      lower: phase.centre - width * sigma,
      upper: phase.centre + width * sigma,
      sigma,
      phase: number,
      rules: beyond ? ['beyond-ewma-limits'] : [],
    });
  }
  return points;
}

type OpenRun = { -readonly [key in keyof ShiftSignal]: ShiftSignal[key] };

/** Neighbours beyond the limit of one side are one run; gaps do not part them. */
function runsOf(points: readonly ShiftPoint[], { number }: Footing): ShiftSignal[] {
  const runs: OpenRun[] = [];
  let open: OpenRun | undefined;
  let highest = 0;
  for (const { index, value, centre, rules } of points) {
    if (value === null) continue;
    const side = value > centre ? 'above' : 'below';
    if (rules.length === 0) {
      open = undefined;
      continue;
    }
    const height = Math.abs(value - centre);
    if (open?.side !== side) {
      highest = 0;
      open = { rule: 'beyond-ewma-limits', side, from: index, to: index, phase: number, length: 0, peak: index };
      runs.push(open);
    }
    open.to = index;
    open.length++;
    if (height > highest) open.peak = index;
    highest = Math.max(highest, height);
  }
  return runs;
}

/** The same chart on standardised points, for its run length. RangeError as in `ewmaChart`. */
export function watchEwma(settings: EwmaSettings): Watch {
  const { lambda, width } = weightingOf(settings);
  let average = 0;
  let variance = 0;
  return (z) => {
    average += lambda * (z - average);
    variance = lambda ** 2 + (1 - lambda) ** 2 * variance;
    return average * average > width * width * variance;
  };
}
