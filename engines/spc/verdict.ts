import { undefinedText, type VerdictCode, verdictTexts } from './catalogue.ts';
import { chart, judge, modelOf } from './chart.ts';
import { between, type Model } from './fit.ts';
import { ruleSets } from './rules.ts';
import { bilingual, type Figures, number, percent, probability, signedPercent, valueText } from './text.ts';
import { type Comparison, compareMeans, compareProportions, compareRates, detectableDifference } from './two-sample.ts';
import type { Bilingual, Chart, ChartData, CountPoint, Language, RuleSetName, Signal } from './types.ts';

export type CompareInput = ChartData & {
  readonly rules: RuleSetName;
  /** First point after the action. */
  readonly splitIndex: number;
  readonly direction: 'lower-is-better' | 'higher-is-better';
  /** Points with a value that each side needs; default 12 and 8. */
  readonly minimumPoints?: { readonly before: number; readonly after: number };
  /** Smallest relative change that matters; default 0.25. */
  readonly relevantChange?: number;
  /** Probability with which a relevant change must have been found before "no change" is believed; default 0.8. */
  readonly power?: number;
};

export type SideSummary = {
  readonly n: number;
  /** `null` without a value. */
  readonly centre: number | null;
  /** Of one point; `null` with fewer than two values. */
  readonly sigma: number | null;
};

export type Verdict = {
  readonly verdict: 'effective' | 'not-effective' | 'too-little-data';
  readonly reason: { readonly code: VerdictCode; readonly parameters: Readonly<Record<string, number>> };
  readonly before: SideSummary;
  readonly after: SideSummary;
  /** `null` where a side has no value; `relative` also where the level before is 0. */
  readonly change: { readonly absolute: number | null; readonly relative: number | null };
  /** `null` with too few points to compare. */
  readonly interval95: Comparison['interval'] | null;
  readonly pValue: number | null;
  readonly comparison: Comparison | null;
  /** Special causes in the wrong direction after the split, against the limits from before. */
  readonly unwanted: readonly Signal[];
  /** Two phases, split; one phase while a side has fewer than two values. */
  readonly chart: Chart;
  readonly explanation: Bilingual;
};

const verdicts: { readonly [code in VerdictCode]: Verdict['verdict'] } = {
  'significant-improvement': 'effective',
  'special-cause-remains': 'not-effective',
  'significant-worsening': 'not-effective',
  'no-significant-change': 'not-effective',
  'too-few-points': 'too-little-data',
  'low-power': 'too-little-data',
};

// From 12 points on limits are usable, if provisional (Provost and Murray, The Health Care Data Guide, 2011);
// 8 after are the fewest on which the rule of eight on one side can speak.
const defaultMinimum = { before: 12, after: 8 };
const significance = 0.05;

/** Everything that the decision and its explanation rest on. */
type Evidence = {
  readonly input: CompareInput;
  readonly minimum: { readonly before: number; readonly after: number };
  readonly relevant: number;
  readonly before: SideSummary;
  readonly after: SideSummary;
  readonly change: Verdict['change'];
  readonly comparison: Comparison | null;
  /** Smallest relative change that would have been found; `null` where unknown. */
  readonly detectable: number | null;
  readonly unwanted: readonly Signal[];
};

/**
 * Whether a corrective action worked, from the chart split at it. Effective: the level changed significantly (two-sided 5 %)
 * in the wanted direction, and no special cause in the other direction remains after it against the limits from before.
 * Means are compared with Welch's t (i-mr, subgroup means), proportions by their difference, rates by their ratio, the latter two widened
 * by the over-dispersion. An np chart is judged as p. RangeError: `splitIndex` outside 1…n, options outside their bounds, and all that `chart` refuses.
 */
export function compareBeforeAfter(input: CompareInput): Verdict {
  const data = input.type === 'np' ? { ...input, type: 'p' as const } : input;
  const evidence = gather(data);
  const code = decide(evidence);
  const { before, after, change, comparison, unwanted } = evidence;
  return {
    verdict: verdicts[code],
    reason: { code, parameters: parametersOf(evidence) },
    before,
    after,
    change,
    interval95: comparison?.interval ?? null,
    pValue: comparison?.pValue ?? null,
    comparison,
    unwanted,
    chart: splitChart(data, before, after),
    explanation: bilingual(verdictTexts[code], (language) => figuresOf(evidence, language)),
  };
}

function gather(input: CompareInput): Evidence {
  const model = modelOf(input);
  const { splitIndex, power = 0.8, relevantChange: relevant = 0.25, minimumPoints: minimum = defaultMinimum } = input;
  const last = model.length - 1;
  requireBetween('splitIndex', splitIndex, 1, model.length, Number.isInteger(splitIndex));
  requireBetween('power', power, 0.5, 0.999);
  requireBetween('relevantChange', relevant, 0.001, Number.MAX_VALUE);
  requireBetween('minimumPoints.before', minimum.before, 2, Number.MAX_VALUE);
  requireBetween('minimumPoints.after', minimum.after, 2, Number.MAX_VALUE);
  const before = summarise(model, 0, splitIndex - 1);
  const after = summarise(model, splitIndex, last);
  const enough = before.n >= minimum.before && after.n >= minimum.after;
  const comparison = before.n >= 2 && after.n >= 2 ? compare(input, model) : null;
  const detectable =
    comparison && before.centre ? detectableDifference(comparison, power) / Math.abs(before.centre) : null;
  const unwanted = enough ? unwantedSignals(input) : [];
  return { input, minimum, relevant, before, after, change: changeOf(before, after), comparison, detectable, unwanted };
}

function requireBetween(name: string, value: number, low: number, high: number, whole = true): void {
  if (value >= low && value <= high && whole) return;
  const bound = high === Number.MAX_VALUE ? `${low} or more` : `from ${low} to ${high}`;
  throw new RangeError(`${name} is ${value}: it must be ${bound}`);
}

function summarise(model: Model, from: number, to: number): SideSummary {
  const values = [...between(model, { from, to })];
  if (values.length < 2) return { n: values.length, centre: values[0] ?? null, sigma: null };
  const { centre, sigma } = model.fit({ from, to });
  return { n: values.length, centre, sigma };
}

function changeOf(before: SideSummary, after: SideSummary): Verdict['change'] {
  if (before.centre === null || after.centre === null) return { absolute: null, relative: null };
  const absolute = after.centre - before.centre;
  return { absolute, relative: before.centre === 0 ? null : absolute / Math.abs(before.centre) };
}

function compare(input: CompareInput, model: Model): Comparison {
  const { splitIndex } = input;
  const points = countPointsOf(input);
  if (!points) {
    const first = [...between(model, { from: 0, to: splitIndex - 1 })];
    return compareMeans(first, [...between(model, { from: splitIndex, to: model.length - 1 })]);
  }
  const test = isBinomial(input) ? compareProportions : compareRates;
  return test(points.slice(0, splitIndex), points.slice(splitIndex));
}

function isBinomial({ type }: ChartData): boolean {
  return type === 'p' || type === 'p-prime' || type === 'np';
}

/** Counts with the size that their rate refers to; in a c chart one opportunity is the unit. */
function countPointsOf(data: ChartData): readonly CountPoint[] | undefined {
  switch (data.type) {
    case 'i-mr':
    case 'xbar-r':
    case 'xbar-s':
      return undefined;
    case 'c':
      return data.points.map(({ label, count, size }) => ({ label, count, size: size === 0 ? 0 : 1 }));
    default:
      return data.points;
  }
}

/** The points after the split, read alone against the limits from before, which over-dispersion widens. */
function unwantedSignals(input: CompareInput): Signal[] {
  const model = modelOf(correctedData(input));
  const fit = model.fit({ from: 0, to: input.splitIndex - 1 });
  const span = { from: input.splitIndex, to: model.length - 1 };
  const wrong: readonly Signal['side'][] = input.direction === 'lower-is-better' ? ['above', 'up'] : ['below', 'down'];
  const { signals } = judge(model, fit, span, 1, ruleSets[input.rules].rules);
  return signals.filter(({ side }) => wrong.includes(side));
}

function correctedData(input: CompareInput): ChartData {
  const points = countPointsOf(input);
  if (!points) return input;
  const binomial = isBinomial(input);
  const corrected: ChartData = { type: binomial ? 'p-prime' : 'u-prime', points };
  const { sigmaZ = 1 } = modelOf(corrected).fit({ from: 0, to: input.splitIndex - 1 });
  return sigmaZ > 1 ? corrected : { type: binomial ? 'p' : 'u', points };
}

function decide({
  input,
  minimum,
  relevant,
  before,
  after,
  change,
  comparison,
  detectable,
  unwanted,
}: Evidence): VerdictCode {
  if (!comparison || before.n < minimum.before || after.n < minimum.after) return 'too-few-points';
  if (comparison.pValue >= significance) {
    return detectable !== null && detectable <= relevant ? 'no-significant-change' : 'low-power';
  }
  const lower = (change.absolute ?? 0) < 0;
  if (lower !== (input.direction === 'lower-is-better')) return 'significant-worsening';
  return unwanted.length > 0 ? 'special-cause-remains' : 'significant-improvement';
}

function splitChart(input: CompareInput, before: SideSummary, after: SideSummary): Chart {
  const split = before.n >= 2 && after.n >= 2;
  return chart({ ...dataOf(input), rules: input.rules, phases: split ? [input.splitIndex] : [] });
}

/** The data without the options of the comparison. */
function dataOf({
  splitIndex,
  direction,
  minimumPoints,
  relevantChange,
  power,
  rules,
  ...data
}: CompareInput): ChartData {
  return data;
}

function parametersOf({ minimum, relevant, before, after, change, comparison, detectable, unwanted }: Evidence) {
  return {
    beforePoints: before.n,
    afterPoints: after.n,
    beforeMinimum: minimum.before,
    afterMinimum: minimum.after,
    relevantChange: relevant,
    signals: unwanted.length,
    ...(change.relative === null ? {} : { relativeChange: change.relative }),
    ...(comparison ? { pValue: comparison.pValue, dispersion: comparison.dispersion } : {}),
    ...(detectable === null ? {} : { detectableChange: detectable }),
  };
}

function figuresOf(evidence: Evidence, language: Language): Figures {
  const { input, minimum, relevant, before, after, change, comparison, detectable, unwanted } = evidence;
  const level = (side: SideSummary): string => valueText(side.centre ?? 0, input.type, language);
  const label = (index: number | undefined): string => (index === undefined ? '' : (input.points[index]?.label ?? ''));
  return {
    before: level(before),
    after: level(after),
    change: change.relative === null ? undefinedText[language] : signedPercent(change.relative, language),
    p: probability(comparison?.pValue ?? 1),
    relevant: percent(relevant, language),
    detectable: detectable === null ? undefinedText[language] : percent(detectable, language),
    signals: number(unwanted.length, language),
    from: label(unwanted[0]?.from),
    to: label(unwanted[0]?.to),
    beforePoints: number(before.n, language),
    afterPoints: number(after.n, language),
    beforeMinimum: number(minimum.before, language),
    afterMinimum: number(minimum.after, language),
  };
}
