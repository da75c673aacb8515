import { type RecommendationCode, recommendationTexts } from './catalogue.ts';
import { modelOf } from './chart.ts';
import { type Dispersion, dispersionOf, total } from './dispersion.ts';
import { bilingual, number, percent, probability } from './text.ts';
import type {
  Bilingual,
  ChartType,
  CountPoint,
  EqualCountPoint,
  IndividualPoint,
  Language,
  SubgroupPoint,
} from './types.ts';

/** proportion: `count` of `size` units are so; rate: `count` events in an opportunity of `size`; count: events alone. */
export type RecommendInput =
  | { readonly data: 'proportion' | 'rate'; readonly points: readonly CountPoint[] }
  | { readonly data: 'count'; readonly opportunity: 'equal' | 'unknown'; readonly points: readonly EqualCountPoint[] }
  | { readonly data: 'value'; readonly points: readonly IndividualPoint[] }
  | { readonly data: 'subgroup'; readonly points: readonly SubgroupPoint[] };

export type RecommendationReason = {
  readonly code: RecommendationCode;
  readonly parameters: Readonly<Record<string, number>>;
  readonly text: Bilingual;
};

export type Recommendation = {
  readonly type: ChartType;
  readonly reasons: readonly RecommendationReason[];
  /** Of counts with sizes, and of counts with equal opportunity. */
  readonly dispersion?: Dispersion;
};

const significant = 0.05;
/** From here plain limits flag more than 1 % of sound points instead of 0.27 %. */
const worthCorrecting = 1.2;
/** ISO 7870-2 and most handbooks ask for 20 to 25 points before limits are taken as settled. */
const settledPoints = 20;
const largeSize = 2000;
const fewEvents = 5;
const largestRangeSubgroup = 10;

/**
 * Which chart fits, and why: from the kind of data, and for counts from the dispersion test.
 * Fewer than 2 points with a value and what the chart types cannot take throw a RangeError.
 */
export function recommend(input: RecommendInput): Recommendation {
  switch (input.data) {
    case 'proportion':
      return recommendForSizes(input.points, true);
    case 'rate':
      return recommendForSizes(input.points, false);
    case 'count':
      return input.opportunity === 'equal'
        ? recommendForCounts(input.points)
        : recommendWithoutOpportunity(input.points);
    case 'value': {
      const model = modelOf({ type: 'i-mr', points: input.points });
      const present = requireTwo(input.points.filter((_point, index) => model.value(index) !== null).length);
      return { type: 'i-mr', reasons: [reason('single-values', {}), ...fewPoints(present)] };
    }
    case 'subgroup':
      return recommendForSubgroups(input.points);
  }
}

function recommendForSizes(points: readonly CountPoint[], binomial: boolean): Recommendation {
  modelOf({ type: binomial ? 'p' : 'u', points });
  const drawn = points.filter(({ size }) => size > 0);
  requireTwo(drawn.length);
  const dispersion = dispersionOf(drawn, binomial);
  const code = dispersionCode(dispersion);
  const plain = binomial ? 'p' : 'u';
  const corrected = binomial ? 'p-prime' : 'u-prime';
  const meanSize = total(drawn, 'size') / drawn.length;
  return {
    type: code === 'over-dispersed' ? corrected : plain,
    reasons: [
      reason(code, dispersion),
      ...(meanSize >= largeSize && code !== 'over-dispersed' ? [reason('large-sizes', { meanSize })] : []),
      ...rareEvents(total(drawn, 'count') / drawn.length),
      ...fewPoints(drawn.length),
    ],
    dispersion,
  };
}

function recommendForCounts(points: readonly EqualCountPoint[]): Recommendation {
  modelOf({ type: 'c', points });
  const units = points.filter(({ size }) => size !== 0).map(({ label, count }) => ({ label, count, size: 1 }));
  requireTwo(units.length);
  const dispersion = dispersionOf(units, false);
  const code = dispersionCode(dispersion);
  return {
    type: code === 'over-dispersed' ? 'i-mr' : 'c',
    reasons: [
      reason('equal-opportunity', {}),
      reason(code, dispersion),
      ...rareEvents(total(units, 'count') / units.length),
      ...fewPoints(units.length),
    ],
    dispersion,
  };
}

function recommendWithoutOpportunity(points: readonly EqualCountPoint[]): Recommendation {
  modelOf({ type: 'u', points: points.map(({ label, count }) => ({ label, count, size: 1 })) });
  requireTwo(points.length);
  return { type: 'i-mr', reasons: [reason('unknown-opportunity', {}), ...fewPoints(points.length)] };
}

function recommendForSubgroups(points: readonly SubgroupPoint[]): Recommendation {
  modelOf({ type: 'xbar-s', points });
  const sizes = points.map(({ values }) => values.length).filter((size) => size > 0);
  requireTwo(sizes.length);
  const size = sizes.reduce((a, b) => Math.max(a, b));
  const smallest = sizes.reduce((a, b) => Math.min(a, b));
  if (size === 1) return { type: 'i-mr', reasons: [reason('single-values', {}), ...fewPoints(sizes.length)] };
  const small = size === smallest && size <= largestRangeSubgroup;
  const why = reason(small ? 'small-subgroups' : 'large-subgroups', { size, smallest, largest: largestRangeSubgroup });
  return { type: small ? 'xbar-r' : 'xbar-s', reasons: [why, ...fewPoints(sizes.length)] };
}

function dispersionCode({ pValue, sigmaZ }: Dispersion): RecommendationCode {
  if (pValue < significant) return sigmaZ >= worthCorrecting ? 'over-dispersed' : 'excess-from-special-causes';
  return 1 - pValue < significant && sigmaZ < 1 ? 'under-dispersed' : 'as-expected';
}

function fewPoints(points: number): RecommendationReason[] {
  return points < settledPoints ? [reason('few-points', { points, needed: settledPoints })] : [];
}

function rareEvents(meanCount: number): RecommendationReason[] {
  return meanCount < fewEvents ? [reason('rare-events', { meanCount, needed: fewEvents })] : [];
}

function requireTwo(present: number): number {
  if (present < 2) throw new RangeError(`points hold ${present} with a value: at least 2 are needed`);
  return present;
}

function reason(code: RecommendationCode, parameters: Readonly<Record<string, number>>): RecommendationReason {
  const text = bilingual(recommendationTexts[code], (language) => figuresOf(parameters, language));
  return { code, parameters, text };
}

function figuresOf(parameters: Readonly<Record<string, number>>, language: Language): Record<string, string> {
  const { pValue, falseShare } = parameters;
  const figures = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, number(value, language)]),
  );
  if (pValue !== undefined) figures.p = probability(pValue);
  if (falseShare !== undefined) figures.falseShare = percent(falseShare, language);
  return figures;
}
