import { z } from 'zod';
import { allowances, bilingual, endpoint, event, id, instant, isoDate } from '../kernel/index.ts';
import { figure, indicator } from './indicator.ts';

const code = z.string().min(1).max(60);
/** As far as a number can be told apart. */
const value = z.number().min(-1_000_000_000).max(1_000_000_000);
const weight = z.number().min(0).max(1_000_000_000);

export const targetSet = z.object({
  value: z.number().nullable(),
  fromOn: isoDate,
  setAt: instant,
  setBy: z.string(),
});
export type TargetSet = z.infer<typeof targetSet>;

/** A team of a place, or a member of staff of a team; no id is what belongs to neither. */
export const targetPart = z.object({
  unitId: id.nullable(),
  personId: id.nullable(),
  name: bilingual.nullable(),
  /** As of the date that was asked for. */
  target: z.number().nullable(),
  /** How much it counts for in the whole, where rates and means are weighed: as set, or as measured. */
  weight: z.number(),
  weightSet: z.boolean(),
  /** What would add up to the target of the whole. */
  proposed: z.number().nullable(),
  /** Over the last four weeks. */
  ...figure.shape,
});
export type TargetPart = z.infer<typeof targetPart>;

/** How targets of parts make that of the whole: counts are added up, rates and means weighed. */
export const targetSum = z.object({
  how: z.enum(['adds', 'weighs']),
  combined: z.number().nullable(),
  /** What the parts leave open: the target of the whole less what they come to. */
  gap: z.number().nullable(),
  /** Parts without a target. */
  without: z.int(),
});
export type TargetSum = z.infer<typeof targetSum>;

const place = { projectId: id.optional(), unitId: id.optional() };

const reply = z.object({
  indicator,
  on: isoDate,
  projectId: id,
  unitId: id.nullable(),
  place: bilingual.nullable(),
  target: targetSet.nullable(),
  /** Over the last four weeks. */
  ...figure.shape,
  parts: z.array(targetPart),
  sum: targetSum,
  /** All that was ever set for this place, the latest first. */
  history: z.array(targetSet),
  actions: allowances,
});

/** The target of an indicator at a place on a date, how its parts share it, and how it came to be. */
export const getTarget = endpoint({
  id: 'measures.get-target',
  method: 'GET',
  path: '/targets/:indicator',
  need: 'measures.live',
  params: z.object({ indicator: code }),
  query: z.object({ on: isoDate.optional(), ...place }),
  reply,
});
export type Target = z.infer<typeof reply>;

/** From a date on, until another is set; null withdraws. Of parts those alone change that are named. */
export const setTarget = endpoint({
  id: 'measures.set-target',
  method: 'PUT',
  path: '/targets/:indicator',
  need: 'measures.target',
  params: z.object({ indicator: code }),
  body: z.object({
    ...place,
    fromOn: isoDate,
    value: value.nullable(),
    parts: z
      .array(
        z.object({
          unitId: id.nullable(),
          personId: id.nullable(),
          value: value.nullable(),
          /** Left out, it is what is measured. */
          weight: weight.nullable().default(null),
        }),
      )
      .max(500),
  }),
  reply,
});

/** Targets of an indicator have changed at a place. Subject: the project. */
export const targetsSet = event(
  'targets.set',
  'project',
  z.object({ indicator: code, unitId: id.nullable(), fromOn: isoDate }),
);
