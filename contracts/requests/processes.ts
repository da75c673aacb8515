import { z } from 'zod';
import { role } from '../access/credentials.ts';
import { id } from '../kernel/index.ts';

/**
 * What a service process 服务流程 is, as data. A draft may hold anything of this shape; `validateDefinition` says what keeps it from
 * being published, so every published definition is without fault.
 */
export const requestKinds = [
  'enquiry',
  'order',
  'after-sales',
  'visit',
  'complaint',
  'value-added',
  'suggestion',
  'praise',
] as const;
export const requestKind = z.enum(requestKinds);
export type RequestKind = z.infer<typeof requestKind>;

/** 售前 · 售中 · 售后 */
export const servicePhases = ['pre-sale', 'in-sale', 'after-sale'] as const;
export const servicePhase = z.enum(servicePhases);
export type ServicePhase = z.infer<typeof servicePhase>;

/** Text in both languages that a draft may still lack. */
const words = (most: number) =>
  z.object({
    zh: z.string().trim().max(most),
    en: z
      .string()
      .trim()
      .max(most * 2),
  });

/** By what steps, fields and choices are known in versions, cases and reports: lower-case letters, digits and hyphens. */
const key = z.string().trim().max(40);

/** Whoever holds a post (its code) in the unit of the case, or the nearest unit above that has one; or whoever holds a role. */
export const stepOwner = z.union([
  z.object({ post: z.string().trim().max(40), where: z.enum(['unit', 'above']) }),
  z.object({ role }),
]);
export type StepOwner = z.infer<typeof stepOwner>;

/** A service standard 服务标准, such as 93 · cm · how it is measured. */
export const serviceStandard = z.object({
  value: z.number().nullable(),
  unit: z.string().trim().max(20),
  measure: words(120),
});
export type ServiceStandard = z.infer<typeof serviceStandard>;

/** In working time of the process's calendar; days end when the calendar closes, and the first is the day after. */
export const workingLimit = z.object({ amount: z.number(), unit: z.enum(['minutes', 'days']) });
export type WorkingLimit = z.infer<typeof workingLimit>;

const fieldHead = { key, name: words(40), required: z.boolean() };
const bound = z.number().nullable();

/** Bounds are inclusive; null is none. Money is in minor units of CNY; dates are bounded in days from the day of the entry. */
export const formField = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), ...fieldHead, most: z.number().int() }),
  z.object({ type: z.literal('number'), ...fieldHead, unit: z.string().trim().max(20), least: bound, most: bound }),
  z.object({
    type: z.literal('choice'),
    ...fieldHead,
    choices: z.array(z.object({ key, name: words(40) })).max(40),
    several: z.boolean(),
  }),
  z.object({ type: z.literal('date'), ...fieldHead, leastDays: bound, mostDays: bound }),
  z.object({ type: z.literal('money'), ...fieldHead, leastMinor: bound, mostMinor: bound }),
  z.object({ type: z.literal('file'), ...fieldHead, most: z.number().int() }),
]);
export type FormField = z.infer<typeof formField>;

/**
 * About a value that was entered at this step or before; a value that was never entered meets `empty` alone. `is` and `is-not` compare the key of
 * a choice (one of several is enough), the others a number, minor units of money, or days from the entry to a date.
 */
export const condition = z.object({
  field: key,
  op: z.enum(['is', 'is-not', 'at-least', 'below', 'empty', 'filled']),
  value: z.union([z.string().max(40), z.number()]).nullable(),
});
export type Condition = z.infer<typeof condition>;

/** The first way on whose conditions all hold is taken. */
export const wayOn = z.object({ to: key, when: z.array(condition).max(8) });
export type WayOn = z.infer<typeof wayOn>;

export const processStep = z.object({
  key,
  name: words(40),
  owner: stepOwner,
  inputs: z.array(words(120)).max(12),
  outputs: z.array(words(120)).max(12),
  standards: z.array(serviceStandard).max(12),
  limit: workingLimit,
  fields: z.array(formField).max(40),
  /** None: the case ends with this step. */
  next: z.array(wayOn).max(12),
  /** Steps that a case may be sent back to, always with a reason. */
  back: z.array(key).max(12),
});
export type ProcessStep = z.infer<typeof processStep>;

/** A case begins at the first step; the order of the others is that in which they are shown. */
export const processDefinition = z.object({
  kind: requestKind,
  phase: servicePhase,
  name: words(60),
  about: words(400),
  /** A business calendar, by its code. */
  calendar: z.string().trim().max(40),
  /** What the customer is promised for the whole of it; null: nothing beyond the steps. */
  limit: workingLimit.nullable(),
  steps: z.array(processStep).max(40),
});
export type ProcessDefinition = z.infer<typeof processDefinition>;

/** A definition as it was published: numbered from 1 in its process, never changed and never removed. */
export const pinnedDefinition = z.object({
  versionId: id,
  processId: id,
  version: z.number().int(),
  definition: processDefinition,
});
export type PinnedDefinition = z.infer<typeof pinnedDefinition>;

/** What can be begun now, for whoever chooses one. */
export const processChoice = z.object({ processId: id, kind: requestKind, phase: servicePhase, name: words(60) });
export type ProcessChoice = z.infer<typeof processChoice>;
