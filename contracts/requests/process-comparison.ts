import { z } from 'zod';
import { instant } from '../kernel/index.ts';

const side = z.object({
  /** How many cases have a value. */
  n: z.number().int(),
  /** Median of times, share of rates, mean of satisfaction; null without cases. */
  value: z.number().nullable(),
});

/** Effect of the pilot against the control with its 95 % interval: minutes, shares or points. */
const effect = z.object({
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  pValue: z.number(),
});

export const comparedMeasure = z.object({
  /** `resolution`, `on-time`, `reopened`, `satisfaction`, or `step:<key>`. */
  key: z.string(),
  scale: z.enum(['minutes', 'share', 'points']),
  wanted: z.enum(['lower', 'higher']),
  pilot: side,
  control: side,
  /** Rank sum with the Hodges–Lehmann shift; Fisher's test with Newcombe's interval; Welch's t. */
  method: z.enum(['rank-sum', 'fisher-newcombe', 'welch']),
  effect: effect.nullable(),
  /** Change of the pilot teams against their own time before, less the change of the others; null where either had too few cases before. */
  did: effect.nullable(),
  /** By Holm's rule over all measures, of `did` where there is one, or else of `effect`. */
  adjusted: z.number().nullable(),
  verdict: z.enum(['better', 'worse', 'no-relevant-difference', 'too-little-data']),
  /** The smallest difference worth knowing, in the measure's scale; null where there is nothing to set it against. */
  relevant: z.number().nullable(),
  /** Cases that each side still lacks to find it with a probability of 80 %; null where nothing can be said. */
  lacking: z.object({ pilot: z.number().int(), control: z.number().int() }).nullable(),
});
export type ComparedMeasure = z.infer<typeof comparedMeasure>;

export const processComparison = z.object({
  fromAt: instant,
  untilAt: instant,
  asOf: instant,
  cases: z.object({
    pilot: z.number().int(),
    control: z.number().int(),
    pilotOpen: z.number().int(),
    controlOpen: z.number().int(),
    pilotBefore: z.number().int(),
    controlBefore: z.number().int(),
  }),
  /** What the steps are called in the piloted version. */
  stepNames: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  measures: z.array(comparedMeasure),
});
export type ProcessComparison = z.infer<typeof processComparison>;
