import type { IsoDate } from '@tongli/calendar';
import type { ChartDefinition, ChartType, ControlChart } from '@tongli/contracts/measures';
import {
  type ChartData,
  chart,
  type Chart as Drawn,
  explain,
  type RecommendInput,
  recommend,
  type SpreadPoint,
} from '@tongli/spc';
import type { Refusal } from '../../platform/call.ts';
import type { Recipe } from './catalogue/index.ts';
import { tooFewPoints } from './definition.ts';
import { lastDay, type Series, type SeriesPoint } from './series.ts';

/** A signal on a drawing, before anyone has looked into it. */
export type DrawnSignal = Omit<ControlChart['signals'][number], 'triageId' | 'triageNumber' | 'state'>;

export type Drawing = Omit<ControlChart, 'signals' | 'asOf'> & { readonly signals: readonly DrawnSignal[] };

/** What a drawing has to know of an indicator. */
export type Drawable = Pick<Recipe, 'nature'> & { readonly bounds: Partial<Recipe['bounds']> };

/** The points as the engine takes them: individual values for i-mr, counts with their sizes for the others. */
export function dataOf(type: ChartType, { bounds }: Drawable, points: readonly SeriesPoint[]): ChartData {
  if (type === 'i-mr') return { type, points: points.map(individual), bounds };
  return type === 'xbar-r' || type === 'xbar-s' ? { type, points: points.map(subgroup) } : { type, points };
}

const subgroup = ({ label, values = [] }: SeriesPoint) => ({ label, values });

const individual = ({ label, count, size }: SeriesPoint) => ({ label, value: size === 0 ? null : count / size });

/** A subgroup of one value tells nothing of the spread within. */
const hasValue = ({ size, values }: SeriesPoint) => size > (values ? 1 : 0);

export function recommendType(
  { nature }: Drawable,
  points: readonly SeriesPoint[],
): ControlChart['recommendation'] | Refusal {
  const present = points.filter(hasValue).length;
  if (present < 2) return tooFewPoints('body.to', present);
  const { type, reasons } = recommend(recommended(nature, points));
  const sentence = (language: 'zh' | 'en', stop: string) => reasons.map(({ text }) => text[language]).join(stop);
  return { type: type as ChartType, explanation: { zh: `${sentence('zh', '。')}。`, en: `${sentence('en', '. ')}.` } };
}

function recommended(nature: Drawable['nature'], points: readonly SeriesPoint[]): RecommendInput {
  if (points.some(({ values }) => values)) return { data: 'subgroup', points: points.map(subgroup) };
  return nature === 'value' ? { data: nature, points: points.map(individual) } : { data: nature, points };
}

/** The chart of a series, or why it cannot be drawn: a phase or its baseline with fewer than two values. */
export function draw(definition: ChartDefinition, recipe: Drawable, series: Series): Drawing | Refusal {
  const recommendation = recommendType(recipe, series.points);
  if ('refusal' in recommendation) return recommendation;
  const baseline = baselineOf(definition, series.points);
  const refused = checkPhases(series, baseline);
  if (refused) return refused;
  const type = definition.type === 'auto' ? recommendation.type : definition.type;
  const drawn = chart({
    ...dataOf(type, recipe, series.points),
    rules: definition.rules,
    ...(baseline ? { baseline } : {}),
    ...(series.splitIndex === null ? {} : { phases: [series.splitIndex] }),
  });
  return { definition, type, recommendation, ...figuresOf(drawn, series.points) };
}

/** Points that lie wholly in the baseline; `to` lies before `from` when there is none. */
function baselineOf({ baseline, bucket }: ChartDefinition, points: readonly SeriesPoint[]) {
  if (baseline === null) return null;
  return {
    from: points.filter(({ label }) => label < baseline.from).length,
    to: points.filter(({ label }) => lastDay(bucket, label) <= baseline.to).length - 1,
  };
}

function checkPhases({ points, splitIndex }: Series, baseline: { from: number; to: number } | null): Refusal | null {
  const valuesIn = (from: number, to: number) => points.slice(from, to).filter(hasValue).length;
  if (splitIndex !== null) {
    const smaller = Math.min(valuesIn(0, splitIndex), valuesIn(splitIndex, points.length));
    if (smaller < 2) return tooFewPoints('body.splitOn', smaller);
  }
  if (baseline === null) return null;
  const frozen = valuesIn(baseline.from, baseline.to + 1);
  return frozen < 2 ? tooFewPoints('body.baseline', frozen) : null;
}

function figuresOf(drawn: Drawn, points: readonly SeriesPoint[]) {
  const labelAt = (index: number): IsoDate => points[index]?.label ?? '';
  return {
    centre: drawn.centre,
    sigma: drawn.sigma,
    sigmaZ: drawn.sigmaZ ?? null,
    points: drawn.points.map(({ index, size: _size, rules, ...point }) => ({
      ...point,
      rules: [...rules],
      count: points[index]?.count ?? 0,
      size: points[index]?.size ?? 0,
    })),
    signals: drawn.signals.map((signal) => ({
      rule: signal.rule,
      side: signal.side,
      from: labelAt(signal.from),
      to: labelAt(signal.to),
      length: signal.length,
      explanation: { zh: explain(signal, drawn, 'zh'), en: explain(signal, drawn, 'en') },
    })),
    phases: drawn.phases.map(({ from, to, centre, sigma }) => ({
      from: labelAt(from),
      to: labelAt(to),
      centre,
      sigma,
    })),
    falseAlarm: drawn.falseAlarm,
    movingRange: drawn.mr?.points.map(shownSpread) ?? drawn.spread?.points.map(spreadWithin) ?? null,
  };
}

const shownSpread = ({ label, value, lower, upper }: SpreadPoint) => ({ label, value, lower, upper });

/** Within a subgroup of one value there is none, and it has no limits. */
const spreadWithin = ({ label, value, lower, upper }: SpreadPoint) =>
  value === null ? { label, value, lower: null, upper: null } : { label, value, lower, upper };
