import { counts } from './counts.ts';
import { type Fit, type Model, standardised } from './fit.ts';
import { individuals, movingRanges } from './individuals.ts';
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
  if (input.baseline && model.length > 0) requireSpan(input.baseline, model.length);
  const points: ChartPoint[] = [];
  const signals: Signal[] = [];
  const phases = spansOf(model.length, input.phases ?? []).map((span, number) => {
    const baseline = baselineOf(span, input.baseline);
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

function spansOf(length: number, starts: readonly number[]): Span[] {
  if (length === 0) return [];
  const edges = [0, ...starts, length];
  return edges.slice(1).map((end, place) => {
    const from = edges[place] ?? 0;
    if (place > 0 && !(Number.isInteger(from) && from > (edges[place - 1] ?? 0) && from < length)) {
      throw new RangeError(
        `phases[${place - 1}] is ${from}: it must be a whole number above ${edges[place - 1]} and below ${length}`,
      );
    }
    return { from, to: end - 1 };
  });
}

/** The baseline of the phase that it lies in; other phases set their own. */
function baselineOf(span: Span, baseline: Span | undefined): Span {
  if (!baseline || baseline.from < span.from || baseline.from > span.to) return span;
  if (baseline.to > span.to) {
    throw new RangeError(`baseline.to is ${baseline.to}: it must not lie beyond the end of its phase, ${span.to}`);
  }
  return baseline;
}

function requireSpan({ from, to }: Span, length: number): void {
  if (!(Number.isInteger(from) && from >= 0 && from < length)) {
    throw new RangeError(`baseline.from is ${from}: it must be a whole number from 0 to ${length - 1}`);
  }
  if (!(Number.isInteger(to) && to >= from && to < length)) {
    throw new RangeError(`baseline.to is ${to}: it must be a whole number from ${from} to ${length - 1}`);
  }
}

function requireTwo(model: Model, { from, to }: Span): void {
  let present = 0;
  for (let index = from; index <= to && present < 2; index++) if (model.value(index) !== null) present++;
  if (present < 2) throw new RangeError(`points ${from} to ${to} hold ${present} with a value: at least 2 are needed`);
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
