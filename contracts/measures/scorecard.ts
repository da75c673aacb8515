import { z } from 'zod';
import { allowances, bilingual, endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { awaitedIndicator, centre, figure, indicator, personAsked } from './indicator.ts';

/** Shown large, or in a line below. */
export const scorecardRank = z.enum(['key', 'watched']);
export type ScorecardRank = z.infer<typeof scorecardRank>;

/** Whether the course up to the end of the period shows a special cause within it; `unknown` has too few values to say. */
export const controlState = z.enum(['in', 'out', 'unknown']);
export type ControlState = z.infer<typeof controlState>;

export const scorecardNumber = z.object({
  indicator,
  rank: scorecardRank,
  /** Of the period. */
  ...figure.shape,
  /** Of the period that it is compared with: as long before, unless another was asked for. */
  previous: z.number().nullable(),
  /** In force on the last date of the period. */
  target: z.number().nullable(),
  control: controlState,
  /** By day, or by week where the period is longer than five; from the date on which each begins. */
  points: z.array(z.object({ from: isoDate, value: z.number().nullable() })),
  ownerId: id.nullable(),
  ownerName: z.string(),
});
export type ScorecardNumber = z.infer<typeof scorecardNumber>;

/** 四个中心: all numbers of a place over a period, and what is awaited, in one request. */
export const getScorecard = endpoint({
  id: 'measures.scorecard',
  method: 'GET',
  path: '/scorecard',
  need: 'measures.live',
  query: z.object({
    from: isoDate,
    to: isoDate,
    /** The period to compare with; left out, it is as long before. */
    beforeFrom: isoDate.optional(),
    beforeTo: isoDate.optional(),
    ...personAsked,
  }),
  reply: z.object({
    asOf: instant,
    from: isoDate,
    to: isoDate,
    before: z.object({ from: isoDate, to: isoDate }),
    /** Null where the caller reaches several projects and named none: then there are no targets and nothing is chosen. */
    projectId: id.nullable(),
    /** The narrowest place that was asked for, by name; null: all of it. */
    place: bilingual.nullable(),
    centres: z.array(z.object({ centre, numbers: z.array(scorecardNumber), awaiting: z.array(awaitedIndicator) })),
    /** Where it can be looked at more closely: the parts of the place that count anything. */
    units: z.array(z.object({ id, name: bilingual })),
    people: z.array(z.object({ id, name: z.string() })),
    version: z.int(),
    actions: allowances,
  }),
});
export type Scorecard = z.infer<typeof getScorecard.reply>;

/** At most six of a centre are key. What is in neither list is not shown. */
export const chooseScorecard = endpoint({
  id: 'measures.choose-scorecard',
  method: 'PUT',
  path: '/scorecard/choice',
  need: 'measures.target',
  body: z.object({
    projectId: id.optional(),
    items: z
      .array(z.object({ indicator: z.string().min(1).max(60), rank: scorecardRank, ownerId: id.nullable() }))
      .max(200),
    version: z.int(),
  }),
  reply: z.object({ version: z.int() }),
});
