import { counts } from './counts.ts';
import { type Fit, type Model, standardised } from './fit.ts';
import { individuals, movingRanges } from './individuals.ts';
import { phaseSpans, requireTwo } from './phases.ts';
import { type Rule, ruleSets } from './rules.ts';
import { findSignals, type Sequence } from './signals.ts';
import { subgroupSpread, subgroups } from './subgroups.ts';
import type { Chart, ChartData, ChartInput, ChartPoint, Phase, RuleName, Signal, Span } from './types.ts';

/**
 * Centre line, limits (centre ± 3 sigma, clipped to the natural bound) and special causes of a series.
 * Rules run on the standardised points, so that sizes may vary. A pattern is marked on the point where it ends; a run is one signal.
 * All values equal is a chart with sigma 0. Linear in the number of points times rules.
 * RangeError, naming value and bound: fewer than 2 points in a phase or baseline, spans and phase starts outside the
 * series, and whatever the chart type cannot take (see `individuals`, `counts`, `subgroups`).
 */
export function chart(input: ChartInput): Chart {
  const model = modelOf(input);
  const { rules, falseAlarm } = ruleSets[input.rules];
  const points: ChartPoint[] = [];
  const signals: Signal[] = [];
  const phases = phaseSpans(model.length, input).map(({ span, baseline }, number) => {
    requireTwo(model, baseline);
    const fit = model.fit(baseline);
    const judged = judge(model, fit, span, number, rules);
    for (const point of judged.points) points.push(point);
    for (const signal of judged.signals) signals.push(signal);
    return phaseOf(fit, span, baseline);
  });
  const last = phases.at(-1);
  if (!last) throw new RangeError('points has 0 entries: at least 2 are needed');
  return {
    type: input.type,
    ruleSet: input.rules,
    ...levels(last),
    points,
    signals: signals.sort((a, b) => a.from - b.from || a.to - b.to),
    falseAlarm,
    phases,
    ...(input.type === 'i-mr' ? { mr: movingRanges(input.points, phases) } : {}),
    ...(input.type === 'xbar-r' || input.type === 'xbar-s' ? { spread: subgroupSpread(input, phases) } : {}),
  };
}

export function modelOf(data: ChartData): Model {
  switch (data.type) {
    case 'i-mr':
      return individuals(data);
    case 'xbar-r':
    case 'xbar-s':
      return subgroups(data);
    default:
      return counts(data);
  }
}

function levels({ centre, sigma, sigmaZ }: Fit | Phase): Pick<Phase, 'centre' | 'sigma' | 'sigmaZ'> {
  return sigmaZ === undefined ? { centre, sigma } : { centre, sigma, sigmaZ };
}

function phaseOf(fit: Fit, span: Span, baseline: Span): Phase {
  return { ...span, ...levels(fit), baselineFrom: baseline.from, baselineTo: baseline.to };
}

const noRules: readonly RuleName[] = [];

/** Draws the points of `span` against `fit` and reads the rules over them as one sequence. */
export function judge(
  model: Model,
  fit: Fit,
  span: Span,
  phase: number,
  rules: readonly Rule[],
): { readonly points: ChartPoint[]; readonly signals: Signal[] } {
  const sequence = sequenceOf(model, fit, span, phase);
  const broken = new Map<number, RuleName[]>();
  const signals = findSignals(sequence, rules, (index, rule) => {
    const names = broken.get(index);
    if (names) names.push(rule);
    else broken.set(index, [rule]);
  });
  const points: ChartPoint[] = [];
  for (let index = span.from; index <= span.to; index++) {
    points.push(pointOf(model, fit, index, phase, broken.get(index) ?? noRules));
  }
  return { points, signals };
}

function sequenceOf(model: Model, fit: Fit, { from, to }: Span, phase: number): Sequence {
  const z: number[] = [];
  const indexes: number[] = [];
  for (let index = from; index <= to; index++) {
    const value = model.value(index);
    if (value === null) continue;
    z.push(standardised(value, fit.centreAt(index), fit.sigmaAt(index)));
    indexes.push(index);
  }
  return { z, indexes, phase };
}

type Drawing = { -readonly [key in keyof ChartPoint]: ChartPoint[key] };

function pointOf(model: Model, fit: Fit, index: number, phase: number, rules: readonly RuleName[]): ChartPoint {
  const centre = fit.centreAt(index);
  const sigma = fit.sigmaAt(index);
  const size = model.size?.(index);
  const limited = size === undefined || size > 0;
  const point: Drawing = {
    index,
    label: model.label(index),
    value: model.value(index),
    centre,
    lower: limited ? Math.max(model.lowerBound, centre - 3 * sigma) : null,
    upper: limited ? Math.min(model.upperBound(index), centre + 3 * sigma) : null,
    sigma: limited ? sigma : null,
    phase,
    rules,
  };
  // Assigned, not spread: a chart may have a million points, and the spread takes most of its time.
  if (size !== undefined) point.size = size;
  return point;
}
