import { z } from 'zod';
import { instant, personal } from '../kernel/index.ts';
import { pauseReason } from '../requests/index.ts';
import { severity, validity } from './terms.ts';

export const complexity = z.enum(['simple', 'usual', 'complex']);
export type Complexity = z.infer<typeof complexity>;

/** On the customer alone, on several, or on many. */
export const impact = z.enum(['one', 'several', 'many']);
export type Impact = z.infer<typeof impact>;

/** Why a customer needs more care than others. */
export const vulnerability = z.enum(['age', 'health', 'disability', 'hardship', 'language', 'other']);
export type Vulnerability = z.infer<typeof vulnerability>;

export const assessment = z.object({
  at: instant,
  actorName: z.string(),
  severity,
  safety: z.boolean(),
  complexity,
  impact,
  /** At first sight; what counts is said when the case is closed. */
  validity: validity.nullable(),
  immediate: personal('text', z.string()).nullable(),
  vulnerability: vulnerability.nullable(),
  vulnerabilityReason: personal('text', z.string()).nullable(),
});
export type Assessment = z.infer<typeof assessment>;

/** Why a case goes before others: safety first, then a vulnerable customer. */
export const precedence = z.enum(['safety', 'vulnerable', 'usual']);
export type Precedence = z.infer<typeof precedence>;

/** The time for the answer stands still, or stood. */
export const pause = z.object({
  reason: pauseReason,
  note: personal('text', z.string()),
  from: instant,
  until: instant,
  endedAt: instant.nullable(),
});
export type CasePause = z.infer<typeof pause>;

/** The path of a complaint; the instants at which each was reached the first time, null while it is not. */
export const stageNames = [
  'receipt',
  'acknowledgement',
  'assessment',
  'investigation',
  'response',
  'communication',
  'closing',
] as const;
export const stage = z.object({ stage: z.enum(stageNames), at: instant.nullable() });
export type Stage = z.infer<typeof stage>;
