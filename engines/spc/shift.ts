import { modelOf } from './chart.ts';
import { type Fit, type Model, requireFinite } from './fit.ts';
import { type PhaseSpan, phaseSpans, requireTwo } from './phases.ts';
import type {
  ChartPoint,
  FalseAlarm,
  IndividualPoint,
  Phase,
  Signal,
  Span,
  SubgroupChartType,
  SubgroupPoint,
} from './types.ts';

/** Values, or subgroups of values: what the points are, and how sigma is estimated where it is not given. */
export type MeasuredData =
  | { readonly type: 'i-mr'; readonly points: readonly IndividualPoint[] }
  | { readonly type: SubgroupChartType; readonly points: readonly SubgroupPoint[] };

/** What charts with a memory read besides their own settings. */
export type ShiftInput = MeasuredData & {
  /** The level to hold; without it the mean of the baseline. */
  readonly target?: number;
  /** Standard deviation of one value, above 0; without it as the chart of this type estimates it. */
  readonly sigma?: number;
  readonly baseline?: Span;
  /** Positions at which the memory starts anew, with a centre and sigma of their own where these are not given. */
  readonly phases?: readonly number[];
};

export type ShiftRuleName = 'beyond-ewma-limits' | 'beyond-decision-interval';

/** `value` is what is drawn, the memory up to this point; `observed` the point itself. Both are `null` at a gap. */
export type ShiftPoint = ChartPoint<ShiftRuleName> & { readonly observed: number | null };

export type ShiftChart<Type extends 'ewma' | 'cusum', Point extends ShiftPoint, Sign> = {
  readonly type: Type;
  /** Target, and sigma of one point of mean size: those of the last phase. */
  readonly centre: number;
  readonly sigma: number;
  readonly points: readonly Point[];
  readonly signals: readonly Sign[];
  /** `null` where these settings are not among the simulated ones (README). */
  readonly falseAlarm: FalseAlarm | null;
  readonly phases: readonly Phase[];
};

export type ShiftSignal = Signal<ShiftRuleName>;

/** A phase with what its points are measured against. */
export type Footing = { readonly fit: Fit; readonly phase: Phase; readonly number: number };

export function footingsOf(input: ShiftInput): { readonly model: Model; readonly footings: readonly Footing[] } {
  if (input.target !== undefined) requireFinite(input.target, 'target');
  if (input.sigma !== undefined && !(input.sigma > 0 && Number.isFinite(input.sigma)))
    throw new RangeError(`sigma is ${input.sigma}: it must be a finite number above 0`);
  const model = modelOf(input);
  if (model.length === 0) throw new RangeError('points has 0 entries: at least 1 is needed');
  const footings = phaseSpans(model.length, input).map(({ span, baseline }, number) => {
    const fit = fitOf(model, baseline, input);
    const { from, to } = baseline;
    const phase = { ...span, centre: fit.centre, sigma: fit.sigma, baselineFrom: from, baselineTo: to };
    return { fit, phase, number };
  });
  return { model, footings };
}

function fitOf(model: Model, baseline: PhaseSpan['baseline'], { target, sigma }: ShiftInput): Fit {
  if (target !== undefined && sigma !== undefined) return givenFit(model, baseline, target, sigma);
  requireTwo(model, baseline);
  if (sigma !== undefined) return givenFit(model, baseline, meanOf(model, baseline), sigma);
  const fit = model.fit(baseline);
  return target === undefined ? fit : { ...fit, centre: target, centreAt: () => target };
}

function givenFit(model: Model, baseline: Span, centre: number, sigma: number): Fit {
  const size = (index: number): number => model.size?.(index) ?? 1;
  let values = 0;
  let samples = 0;
  for (let index = baseline.from; index <= baseline.to; index++) {
    values += size(index);
    if (size(index) > 0) samples++;
  }
  return {
    centre,
    sigma: samples === 0 ? sigma : sigma / Math.sqrt(values / samples),
    centreAt: () => centre,
    sigmaAt: (index) => sigma / Math.sqrt(size(index)),
  };
}

/** Of all values of a span, so that a larger subgroup weighs more. */
export function meanOf(model: Model, { from, to }: Span): number {
  let sum = 0;
  let weight = 0;
  for (let index = from; index <= to; index++) {
    const value = model.value(index);
    if (value === null) continue;
    const size = model.size?.(index) ?? 1;
    sum += value * size;
    weight += size;
  }
  return sum / weight;
}
