import { z } from 'zod';
import { endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { bucket } from './chart.ts';
import { indicator } from './indicator.ts';

const code = z.string().min(1).max(60);

/** What might move a result, so many days or weeks before it. */
export const driverCandidate = z.object({ code, lag: z.int().min(0).max(14).default(0) });

/** How much of a result goes with one of those that might move it. */
export const driverFigures = z.object({
  /** Of the result's ups and downs, the part that goes with it: from 0 to 1. Of a course, weekdays and trend are left aside. */
  share: z.number(),
  /** By so much the result differs, in its unit, when this is one usual deviation higher and the others are as they are; 95 %. */
  effect: z.number(),
  low: z.number(),
  high: z.number(),
  /** Its usual deviation, in its own unit; of yes and no, in parts of the way from one to the other. */
  deviation: z.number(),
  /** Whether the interval leaves out zero. */
  isClear: z.boolean(),
  /** 1 where it moves by itself; above 5 it can hardly be told apart from the others. */
  inflation: z.number(),
});

export const driver = z.object({ indicator, lag: z.int(), ...driverFigures.shape });
export type DriverFound = z.infer<typeof driver>;

/** How a result goes with what might move it, ranked. It shows what goes together, not what causes what. */
export const findDriversOf = endpoint({
  id: 'measures.find-drivers',
  method: 'POST',
  path: '/indicator-drivers/search',
  need: 'measures.live',
  body: z.object({
    result: code,
    candidates: z.array(driverCandidate).min(1).max(8),
    from: isoDate,
    to: isoDate,
    bucket: bucket.default('day'),
    projectId: id.optional(),
    unitId: id.optional(),
  }),
  reply: z.object({
    asOf: instant,
    result: indicator,
    /** Of the period, that on which anything was looked at. */
    from: isoDate,
    to: isoDate,
    /** Days or weeks on which all have a value, and how many there have to be. */
    points: z.int(),
    needed: z.int(),
    /** `constant` never moves, `determined` follows from the others; then `of` is which. */
    state: z.enum(['told', 'too-few', 'constant', 'determined']),
    of: indicator.nullable(),
    /** What all explain together, and the usual deviation of the result. */
    explained: z.number(),
    deviation: z.number(),
    drivers: z.array(driver),
  }),
});
