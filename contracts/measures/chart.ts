import { z } from 'zod';
import { bilingual, isoDate } from '../kernel/index.ts';

export const chartType = z.enum(['i-mr', 'p', 'p-prime', 'u', 'u-prime', 'xbar-r', 'xbar-s']);
export type ChartType = z.infer<typeof chartType>;
export const ruleSetName = z.enum(['6-8-1-3-5', 'nelson', 'western-electric', '1']);
export const ruleName = z.enum([
  'beyond-3-sigma',
  'two-of-three-beyond-2-sigma',
  'four-of-five-beyond-1-sigma',
  'eight-one-side',
  'six-trend',
  'nine-one-side',
  'fourteen-alternating',
  'fifteen-within-1-sigma',
  'eight-outside-1-sigma',
]);
export type RuleName = z.infer<typeof ruleName>;
export const bucket = z.enum(['day', 'week']);

/**
 * Rational subgroups: of each point so many averages of a quarter of an hour, drawn by lot among those within these hours of the
 * day in which something was counted. Hours of a shift make it the chart of that shift.
 */
export const chartSample = z.object({
  size: z.number().int().min(2).max(25),
  fromHour: z.number().int().min(0).max(23).default(0),
  toHour: z.number().int().min(1).max(24).default(24),
});
export type ChartSample = z.infer<typeof chartSample>;

/**
 * A chart as a person asks for it; `''` means every product or area. Over other dates or as another type it is the same chart, with
 * the same signals.
 */
export const chartDefinition = z.object({
  indicator: z.string().min(1).max(60),
  /** One project; left out, all that the viewer reaches. Whoever reaches several names one to watch or triage its chart. */
  projectId: z.uuid().optional(),
  product: z.string().max(80).default(''),
  area: z.string().max(80).default(''),
  bucket: bucket.default('day'),
  /** `auto` lets the engine choose and say why. */
  type: z.union([z.literal('auto'), chartType]).default('auto'),
  rules: ruleSetName.default('6-8-1-3-5'),
  from: isoDate,
  to: isoDate,
  /** Phase I: the frozen baseline against which later points are judged; null judges all points by themselves. */
  baseline: z.object({ from: isoDate, to: isoDate }).nullable().default(null),
  /** First business date of a new phase. */
  splitOn: isoDate.nullable().default(null),
  /** Left out, a point is one value; for averages alone. */
  sample: chartSample.optional(),
});
export type ChartDefinition = z.infer<typeof chartDefinition>;

export const chartPoint = z.object({
  label: isoDate,
  /** Null is a gap: nothing was counted on that date. */
  value: z.number().nullable(),
  count: z.number(),
  size: z.number(),
  centre: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  sigma: z.number().nullable(),
  phase: z.number().int(),
  rules: z.array(ruleName),
});

export const signalState = z.enum(['new', 'in-triage', 'special-cause', 'data-error', 'known-event', 'common-cause']);
export type SignalState = z.infer<typeof signalState>;

export const chartSignal = z.object({
  rule: ruleName,
  side: z.enum(['above', 'below', 'up', 'down', 'both']),
  from: isoDate,
  to: isoDate,
  length: z.number().int(),
  explanation: bilingual,
  /** The triage that looks into it, once there is one. */
  triageId: z.uuid().nullable(),
  triageNumber: z.string().nullable(),
  state: signalState,
});
export type ChartSignal = z.infer<typeof chartSignal>;

export const controlChart = z.object({
  definition: chartDefinition,
  type: chartType,
  /** Why this type, in words: over-dispersion, opportunity, few points. */
  recommendation: z.object({ type: chartType, explanation: bilingual }),
  centre: z.number(),
  sigma: z.number(),
  sigmaZ: z.number().nullable(),
  points: z.array(chartPoint),
  signals: z.array(chartSignal),
  phases: z.array(z.object({ from: isoDate, to: isoDate, centre: z.number(), sigma: z.number() })),
  falseAlarm: z.object({ meanRunLength: z.number(), within25: z.number() }),
  /** The chart of the spread: moving ranges of an I-MR chart, ranges or standard deviations within subgroups. Null of counts. */
  movingRange: z
    .array(
      z.object({
        label: isoDate,
        value: z.number().nullable(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
      }),
    )
    .nullable(),
  asOf: z.iso.datetime({ offset: true }),
});
export type ControlChart = z.infer<typeof controlChart>;
