import { modelOf } from './chart.ts';
import { chiSquareQuantile, studentCritical } from './distributions.ts';
import { spreadOfNeighbours } from './individuals.ts';
import { requireSpan, requireTwo } from './phases.ts';
import type { MeasuredData } from './shift.ts';
import { spreadWithin } from './subgroups.ts';
import type { Span } from './types.ts';

export type CapabilityInput = MeasuredData & {
  /** At least one of the two; the lower one below the upper one. */
  readonly lowerSpec?: number;
  readonly upperSpec?: number;
  /** The points described; all where it is not given. */
  readonly span?: Span;
  /** Of the intervals, between 0 and 1; 0.95 where it is not given. */
  readonly confidence?: number;
};

export type CapabilityIndex = { readonly value: number; readonly lower: number; readonly upper: number };

export type CapabilityVerdict = 'capable' | 'not-capable' | 'undecided';

export type Capability = {
  readonly lowerSpec: number | null;
  readonly upperSpec: number | null;
  readonly confidence: number;
  /** Number of values, and how many of them lie outside the specification. */
  readonly values: number;
  readonly outside: number;
  readonly mean: number;
  /** Standard deviation of one value: from neighbours or within subgroups (Cp, Cpk), and of all values (Pp, Ppk). */
  readonly sigmaWithin: number;
  readonly sigmaOverall: number;
  /** Cp and Pp need both limits. An index is `null` where its sigma is 0. */
  readonly cp: CapabilityIndex | null;
  readonly cpk: CapabilityIndex | null;
  readonly pp: CapabilityIndex | null;
  readonly ppk: CapabilityIndex | null;
  /** What Cpk is to reach: 1.33 between two limits, 1.25 towards one. */
  readonly required: number;
  /** Whether the interval of Cpk lies at or above `required`, below it, or on both sides; `null` without a Cpk. */
  readonly verdict: CapabilityVerdict | null;
};

/** Of the specification; infinite on a side without a limit. */
type Limits = { readonly lower: number; readonly upper: number };
type Sample = { readonly limits: Limits; readonly values: readonly number[]; readonly mean: number };
type Spread = { readonly sigma: number; readonly freedom: number };

/**
 * Cp = (U − L) / 6σ, Cpk = min(U − mean, mean − L) / 3σ, σ as the control chart of the type estimates it; Pp and Ppk the same with the
 * standard deviation of all values. It says what the process can do only where its chart shows no signals.
 * Source, and of the required values: D. C. Montgomery, Introduction to Statistical Quality Control, ch. 8.
 * RangeError: no limit, limits that cross, confidence or span out of bounds, fewer than 2 points, and what the type cannot take.
 */
export function capability(input: CapabilityInput): Capability {
  const { lowerSpec = null, upperSpec = null, confidence = 0.95 } = input;
  const limits = limitsOf(input);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence is ${confidence}: it must be above 0 and below 1`);
  const span = spanOf(input);
  const values = valuesOf(input, span);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const within = input.type === 'i-mr' ? spreadOfNeighbours(input.points, span) : spreadWithin(input, span);
  const overall = { sigma: deviationOf(values, mean), freedom: values.length - 1 };
  const [cp, cpk] = indexesOf({ limits, values, mean }, within, confidence);
  const [pp, ppk] = indexesOf({ limits, values, mean }, overall, confidence);
  const required = lowerSpec !== null && upperSpec !== null ? 1.33 : 1.25;
  return {
    lowerSpec,
    upperSpec,
    confidence,
    values: values.length,
    outside: values.filter((value) => value < limits.lower || value > limits.upper).length,
    mean,
    sigmaWithin: within.sigma,
    sigmaOverall: overall.sigma,
    cp,
    cpk,
    pp,
    ppk,
    required,
    verdict: cpk && verdictOf(cpk, required),
  };
}

function limitsOf({ lowerSpec, upperSpec }: CapabilityInput): Limits {
  if (lowerSpec === undefined && upperSpec === undefined)
    throw new RangeError('lowerSpec and upperSpec are missing: at least one is needed');
  const limits = { lower: lowerSpec ?? Number.NEGATIVE_INFINITY, upper: upperSpec ?? Number.POSITIVE_INFINITY };
  if (limits.lower < limits.upper) return limits;
  throw new RangeError(`lowerSpec is ${limits.lower}: it must be below upperSpec, ${limits.upper}`);
}

function spanOf(input: CapabilityInput): Span {
  const model = modelOf(input);
  if (input.span) requireSpan(input.span, model.length, 'span');
  const span = input.span ?? { from: 0, to: model.length - 1 };
  requireTwo(model, span);
  return span;
}

function valuesOf(data: MeasuredData, { from, to }: Span): number[] {
  if (data.type !== 'i-mr') return data.points.slice(from, to + 1).flatMap(({ values }) => values);
  return data.points.slice(from, to + 1).flatMap(({ value }) => (value === null ? [] : [value]));
}

function deviationOf(values: readonly number[], mean: number): number {
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

type Indexes = readonly [spread: CapabilityIndex | null, centred: CapabilityIndex | null];

function indexesOf({ limits, values, mean }: Sample, { sigma, freedom }: Spread, confidence: number): Indexes {
  // Equal values whose mean is rounded leave a sigma that is nothing but rounding.
  if (!(sigma > 1e-12 * Math.abs(mean))) return [null, null];
  const spread = (limits.upper - limits.lower) / (6 * sigma);
  const centred = Math.min(limits.upper - mean, mean - limits.lower) / (3 * sigma);
  return [
    Number.isFinite(spread) ? spreadInterval(spread, freedom, confidence) : null,
    centredInterval(centred, values.length, freedom, confidence),
  ];
}

/**
 * Interval of Cp (Pp): σ̂²·ν/σ² is chi-square with ν degrees of freedom. Exact for Pp, where ν = n − 1; for Cp with the ν of the estimate within.
 * Source: D. C. Montgomery, Introduction to Statistical Quality Control, section on confidence intervals of capability ratios.
 */
export function spreadInterval(value: number, freedom: number, confidence: number): CapabilityIndex {
  const tail = (1 - confidence) / 2;
  const bound = (share: number): number => value * Math.sqrt(chiSquareQuantile(share, freedom) / freedom);
  return { value, lower: bound(tail), upper: bound(1 - tail) };
}

/**
 * Interval of Cpk (Ppk): normal, with variance 1/(9n) + Cpk²/(2ν). Approximate: fair from about 30 values on.
 * Source: A. F. Bissell, "How reliable is your capability index?", Applied Statistics 39(3), 1990.
 */
export function centredInterval(value: number, count: number, freedom: number, confidence: number): CapabilityIndex {
  const z = studentCritical(1 - confidence, Number.POSITIVE_INFINITY);
  const reach = z * Math.sqrt(1 / (9 * count) + (value * value) / (2 * freedom));
  return { value, lower: value - reach, upper: value + reach };
}

function verdictOf({ lower, upper }: CapabilityIndex, required: number): CapabilityVerdict {
  if (lower >= required) return 'capable';
  return upper < required ? 'not-capable' : 'undecided';
}
