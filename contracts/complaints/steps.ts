import { z } from 'zod';
import { id, instant, isoDate, personal, text } from '../kernel/index.ts';

/** The six steps of complaint handling, in order. */
export const stepNames = ['understand', 'explain', 'divert', 'carry-out', 'make-good', 'advise'] as const;
export const stepName = z.enum(stepNames);
export type StepName = z.infer<typeof stepName>;

const longText = personal('text', text(4_000));
const shortText = personal('text', text(400));

/** What each step must leave behind. */
export const stepRecord = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('understand'),
    facts: longText,
    demand: longText,
    feeling: shortText,
    /** The confirmation, in the customer's own words. */
    confirmation: longText,
  }),
  z.object({ step: z.literal('explain'), explanation: longText, accepted: z.boolean() }),
  z.object({ step: z.literal('divert'), options: longText }),
  z.object({ step: z.literal('carry-out'), commitment: longText, ownerId: id, dueOn: isoDate, done: z.boolean() }),
  z.object({
    step: z.literal('make-good'),
    offer: longText,
    rule: shortText,
    amountMinor: z.number().int().min(0).max(100_000_000),
    currency: z.literal('CNY'),
  }),
  z.object({ step: z.literal('advise'), advice: longText, followUpOn: isoDate.nullable() }),
]);
export type StepRecord = z.infer<typeof stepRecord>;

export const stepView = z.object({
  name: stepName,
  state: z.enum(['open', 'recorded', 'skipped']),
  record: stepRecord.nullable(),
  skipReason: personal('text', z.string()).nullable(),
  recordedAt: instant.nullable(),
  recordedBy: z.string().nullable(),
  /** From opening the step to recording it, of all its records together; null where nobody measured. */
  spentSeconds: z.int().nullable(),
});
export type StepView = z.infer<typeof stepView>;
